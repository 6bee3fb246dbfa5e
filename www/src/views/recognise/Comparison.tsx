/** How often each recogniser is right over all test examples, and the confusion matrix of one of them. */

import { computed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { MAX_FIT_EXAMPLES } from "../../engine/fitExamples";
import { announce } from "../../state/announcer";
import { dataSet } from "../../state/dataSet";
import { exampleNoun, formatNumber, formatShare, joinSentences, strings } from "../../strings";
import { focusRegion } from "../../widgets/focusRegion";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import { withLargestClassShare } from "../largestClass";
import { ConfusionMatrix } from "./ConfusionMatrix";
import { isComparisonRequested, presentRecognisers, queriesOf, requestComparison } from "./queries";
import css from "./Recognise.module.css";
import { nameOf, type RecogniserId } from "./recognisers";
import { texts } from "./texts";

const isFailed = (recogniser: RecogniserId) => queriesOf(recogniser).evaluation.error.value !== undefined;

const isComplete = computed(() =>
	presentRecognisers.value.every(
		(recogniser) => queriesOf(recogniser).evaluation.result.value !== undefined || isFailed(recogniser),
	),
);

/** Announces that all are computed, or which could not be. */
function announceComplete(): void {
	const { done, failed } = texts.peek();
	const names = presentRecognisers.peek().filter(isFailed).map(nameOf);
	announce(names.length === 0 ? done : joinSentences(...names.map(failed)));
}

export function Comparison() {
	const { tableHeading, tableNote, compare } = texts.value;
	const { many, ofTest } = exampleNoun.value;
	const { testCount, trainCounts } = dataSet.value;
	const trainingCount = Math.min(MAX_FIT_EXAMPLES, trainCounts.at(-1) ?? 0);
	const chosen = useSignal<RecogniserId | undefined>(undefined);
	useAnnounceCompletion();
	const section = useFocusFallback<HTMLElement>(isComparisonRequested.value);
	// The first recogniser that is complete, until another one is chosen.
	const shown =
		chosen.value && presentRecognisers.value.includes(chosen.value)
			? chosen.value
			: presentRecognisers.value.find((recogniser) => queriesOf(recogniser).evaluation.result.value);
	return (
		<section ref={section} tabIndex={-1} class={css.comparison} aria-labelledby="recognise-table">
			<h3 id="recognise-table" class={css.heading}>
				{tableHeading}
			</h3>
			<p class="figures-note">
				{withLargestClassShare(tableNote(ofTest(formatNumber(testCount)), formatNumber(trainingCount), many))}
			</p>
			{!isComparisonRequested.value && (
				<button type="button" class="button button-primary" onClick={requestComparison}>
					{compare(many)}
				</button>
			)}
			{isComparisonRequested.value && (
				<div class={css.results}>
					<AccuracyTable
						shown={shown}
						onShow={(recogniser) => {
							chosen.value = recogniser;
						}}
					/>
					{shown && <ConfusionMatrix key={shown} recogniser={shown} />}
				</div>
			)}
		</section>
	);
}

function useAnnounceCompletion(): void {
	const complete = isComplete.value;
	const wasComplete = useRef(complete);
	useEffect(() => {
		if (complete && !wasComplete.current) announceComplete();
		wasComplete.current = complete;
	}, [complete]);
}

interface TableProps {
	shown: RecogniserId | undefined;
	onShow(recogniser: RecogniserId): void;
}

function AccuracyTable({ shown, onShow }: TableProps) {
	const { recognisedBy, methodNames } = texts.value;
	return (
		<table class={`figures ${css.table}`} aria-labelledby="recognise-table">
			<thead>
				<tr>
					<th scope="col">{recognisedBy}</th>
					<th scope="col">{methodNames.neighbours}</th>
					<th scope="col">{methodNames.probe}</th>
				</tr>
			</thead>
			<tbody>
				{presentRecognisers.value.map((recogniser) => (
					<tr key={recogniser} class={recogniser === shown ? "figures-current" : ""}>
						<th scope="row">
							<RecogniserName recogniser={recogniser} isShown={recogniser === shown} onShow={onShow} />
						</th>
						<AccuracyCells recogniser={recogniser} />
					</tr>
				))}
			</tbody>
		</table>
	);
}

function RecogniserName({
	recogniser,
	isShown,
	onShow,
}: {
	recogniser: RecogniserId;
	isShown: boolean;
	onShow(recogniser: RecogniserId): void;
}) {
	const name = nameOf(recogniser);
	if (!queriesOf(recogniser).evaluation.result.value) return <>{name}</>;
	return (
		<button
			type="button"
			class={css.rowName}
			aria-pressed={isShown}
			title={texts.value.show(name)}
			onClick={() => onShow(recogniser)}
		>
			{name}
		</button>
	);
}

function AccuracyCells({ recogniser }: { recogniser: RecogniserId }) {
	const { evaluation } = queriesOf(recogniser);
	const { comparing, failed, pending } = texts.value;
	const result = evaluation.result.value;
	if (result) {
		return (
			<>
				<td>{formatShare(result.neighbours.accuracy, result.labels.length)}</td>
				<td>{formatShare(result.probe.accuracy, result.labels.length)}</td>
			</>
		);
	}
	if (evaluation.error.value) {
		return (
			<td colSpan={2} class="figures-pending">
				<span class="visually-hidden">{failed(nameOf(recogniser))}</span>
				<button
					type="button"
					class="button"
					onClick={({ currentTarget }) => {
						focusRegion(currentTarget); // the button disappears with the failure
						evaluation.retry();
					}}
				>
					{strings.value.retry}
				</button>
			</td>
		);
	}
	return (
		<td colSpan={2} class="figures-pending">
			{evaluation.progress.value === undefined ? (
				<>
					<span aria-hidden="true">…</span>
					<span class="visually-hidden">{pending}</span>
				</>
			) : (
				<progress class="bar" aria-label={comparing(nameOf(recogniser))} value={evaluation.progress.value} max={1} />
			)}
		</td>
	);
}
