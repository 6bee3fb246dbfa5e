/** Which training digits are searched, and the way to all of them. */

import { useEffect, useRef } from "preact/hooks";
import { announce } from "../../state/announcer";
import { engine } from "../../state/engine";
import { retryTrainDigits, searchAll, searched, trainFailed, wanted } from "../../state/trainDigits";
import { Notice } from "../../widgets/Notice";
import { texts } from "./texts";

export function TrainSet() {
	const { searchedSome, searchedAll, loadedAll } = texts.value;
	const isAll = searched.value === 60_000;
	const wasAll = useRef(isAll);
	useEffect(() => {
		if (isAll && !wasAll.current) announce(loadedAll);
		wasAll.current = isAll;
	}, [isAll, loadedAll]);
	return (
		<div class="generate-searched">
			{searched.value && <p class="small">{isAll ? searchedAll : searchedSome}</p>}
			<Loading />
		</div>
	);
}

/** What is still to come: a button, a bar, or why it did not come. */
function Loading() {
	const { searchAll: name, searchAllNote, loadingSome, loadingAll, trainFailed: failed, trainFailedAll } = texts.value;
	// With the worker lost, the page says so once for all.
	if (engine.value.status === "lost") return null;
	if (trainFailed.value) return <Notice title={searched.value ? trainFailedAll : failed} onRetry={retryTrainDigits} />;
	if (searched.value !== wanted.value) {
		const label = wanted.value === 60_000 ? loadingAll : loadingSome;
		return (
			<p class="small">
				<progress aria-label={label} /> {label}
			</p>
		);
	}
	if (searched.value === 60_000) return null;
	return (
		<>
			<button type="button" class="button" onClick={searchAll}>
				{name}
			</button>
			<p class="small">{searchAllNote}</p>
		</>
	);
}
