/** How many training digits are searched, and a button to search all of them. */

import { useEffect, useRef } from "preact/hooks";
import { announce } from "../../state/announcer";
import { engine } from "../../state/engine";
import { retryTrainDigits, searchAll, searched, trainFailed, wanted } from "../../state/trainDigits";
import { Notice } from "../../widgets/Notice";
import css from "./ChosenSample.module.css";
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
		<div class={css.searched}>
			{searched.value && <p class="small">{isAll ? searchedAll : searchedSome}</p>}
			<Loading />
		</div>
	);
}

/** A button, a progress bar, or the reason why the digits could not be loaded. */
function Loading() {
	const { searchAll: name, searchAllNote, loadingSome, loadingAll, trainFailed: failed, trainFailedAll } = texts.value;
	// When the worker is lost, one notice for the whole page says so.
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
