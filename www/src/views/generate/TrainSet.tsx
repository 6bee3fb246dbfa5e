/** How many training digits are searched, and a button to search all of them. */

import { useEffect, useRef } from "preact/hooks";
import { announce } from "../../state/announcer";
import { engine } from "../../state/engine";
import { loadedSize, requestAll, requestedSize, retryTrainDigits, trainFailed } from "../../state/trainDigits";
import { Notice } from "../../widgets/Notice";
import css from "./ChosenSample.module.css";
import { texts } from "./texts";

export function TrainSet() {
	const { searchedSome, searchedAll, loadedAll } = texts.value;
	const isAll = loadedSize.value === 60_000;
	const wasAll = useRef(isAll);
	useEffect(() => {
		if (isAll && !wasAll.current) announce(loadedAll);
		wasAll.current = isAll;
	}, [isAll, loadedAll]);
	return (
		<div class={css.searched}>
			{loadedSize.value && <p class="small">{isAll ? searchedAll : searchedSome}</p>}
			<Loading />
		</div>
	);
}

/** A button, a progress bar, or the reason why the digits could not be loaded. */
function Loading() {
	const { searchAll: name, searchAllNote, loadingSome, loadingAll, trainFailed: failed, trainFailedAll } = texts.value;
	// When the worker is lost, one notice for the whole page says so.
	if (engine.value.status === "lost") return null;
	if (trainFailed.value)
		return <Notice title={loadedSize.value ? trainFailedAll : failed} onRetry={retryTrainDigits} />;
	if (loadedSize.value !== requestedSize.value) {
		const label = requestedSize.value === 60_000 ? loadingAll : loadingSome;
		return (
			<p class="small">
				<progress aria-label={label} /> {label}
			</p>
		);
	}
	if (loadedSize.value === 60_000) return null;
	return (
		<>
			<button type="button" class="button" onClick={requestAll}>
				{name}
			</button>
			<p class="small">{searchAllNote}</p>
		</>
	);
}
