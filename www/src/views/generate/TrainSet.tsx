/** How many training examples are searched, and a button to search all of them. */

import { useEffect, useRef } from "preact/hooks";
import { announce } from "../../state/announcer";
import { engine } from "../../state/engine";
import {
	allSize,
	loadedSize,
	requestAll,
	requestedSize,
	retryTrainExamples,
	trainFailed,
} from "../../state/trainExamples";
import { focusRegion } from "../../widgets/focusRegion";
import { Notice } from "../../widgets/Notice";
import css from "./ChosenSample.module.css";
import { texts } from "./texts";

export function TrainSet() {
	const { searchedSome, searchedAll, loadedAll } = texts.value;
	const isAll = loadedSize.value === allSize.value;
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

/** A button, a progress bar, or the reason why the examples could not be loaded. */
function Loading() {
	const { searchAll: name, searchAllNote, loadingSome, loadingAll, trainFailed: failed, trainFailedAll } = texts.value;
	// When the worker is lost, one notice for the whole page says so.
	if (engine.value.status === "lost") return null;
	if (trainFailed.value)
		return <Notice title={loadedSize.value ? trainFailedAll : failed} onRetry={retryTrainExamples} />;
	if (loadedSize.value !== requestedSize.value) {
		const label = requestedSize.value === allSize.value ? loadingAll : loadingSome;
		return (
			<p class="small">
				<progress aria-label={label} /> {label}
			</p>
		);
	}
	if (loadedSize.value === allSize.value) return null;
	return (
		<>
			<button
				type="button"
				class="button"
				onClick={({ currentTarget }) => {
					focusRegion(currentTarget);
					requestAll();
				}}
			>
				{name}
			</button>
			<p class="small">{searchAllNote}</p>
		</>
	);
}
