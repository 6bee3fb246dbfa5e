/** How many training examples are searched, and a button to search all of them. */

import { useEffect, useRef } from "preact/hooks";
import { announce } from "../../state/announcer";
import { trainCount } from "../../state/dataSet";
import { engineState } from "../../state/engine";
import {
	loadedTrainCount,
	requestAllTrainExamples,
	requestedTrainCount,
	retryTrainExamples,
	trainExamplesFailed,
} from "../../state/trainExamples";
import { focusRegion } from "../../widgets/focusRegion";
import { Notice } from "../../widgets/Notice";
import css from "./ChosenSample.module.css";
import { texts } from "./texts";

export function SearchedExamples() {
	const { searchedSome, searchedAll, loadedAll } = texts.value;
	const areAllSearched = loadedTrainCount.value === trainCount.value;
	const wasAll = useRef(areAllSearched);
	useEffect(() => {
		if (areAllSearched && !wasAll.current) announce(loadedAll);
		wasAll.current = areAllSearched;
	}, [areAllSearched, loadedAll]);
	return (
		<div class={css.searched}>
			{loadedTrainCount.value && <p class="small">{areAllSearched ? searchedAll : searchedSome}</p>}
			<LoadingState />
		</div>
	);
}

/** A button that loads all, a progress bar, or the reason why the examples could not be loaded. */
function LoadingState() {
	const { searchAll: name, searchAllNote, loadingSome, loadingAll, trainFailed: failed, trainFailedAll } = texts.value;
	// When the worker is lost, one notice for the whole page says so.
	if (engineState.value.status === "lost") return null;
	if (trainExamplesFailed.value)
		return <Notice title={loadedTrainCount.value ? trainFailedAll : failed} onAction={retryTrainExamples} />;
	if (loadedTrainCount.value !== requestedTrainCount.value) {
		const label = requestedTrainCount.value === trainCount.value ? loadingAll : loadingSome;
		return (
			<p class="small">
				<progress aria-label={label} /> {label}
			</p>
		);
	}
	if (loadedTrainCount.value === trainCount.value) return null;
	return (
		<>
			<button
				type="button"
				class="button"
				onClick={({ currentTarget }) => {
					focusRegion(currentTarget);
					requestAllTrainExamples();
				}}
			>
				{name}
			</button>
			<p class="small">{searchAllNote}</p>
		</>
	);
}
