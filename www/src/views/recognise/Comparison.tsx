/** How often each row is right over all test examples, and the confusion matrix of one of them. */

import { computed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { FIT_EXAMPLES } from "../../engine/fitExamples";
import { announce } from "../../state/announcer";
import { dataSet } from "../../state/dataSet";
import { formatNumber, formatShare, joinSentences, noun, strings } from "../../strings";
import { focusRegion } from "../../widgets/focusRegion";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import { withLargestClass } from "../largestClass";
import { ConfusionMatrix } from "./ConfusionMatrix";
import css from "./Recognise.module.css";
import { nameOf, type RowId } from "./rows";
import { texts } from "./texts";
import { askForAll, isAsked, presentRows, worksOf } from "./works";

const isFailed = (row: RowId) => worksOf(row).all.error.value !== undefined;

const isComplete = computed(() =>
	presentRows.value.every((row) => worksOf(row).all.result.value !== undefined || isFailed(row)),
);

/** That all are there, or which could not be computed. */
function announceComplete(): void {
	const { done, failed } = texts.peek();
	const names = presentRows.peek().filter(isFailed).map(nameOf);
	announce(names.length === 0 ? done : joinSentences(...names.map(failed)));
}

export function Comparison() {
	const { tableHeading, tableNote, compare } = texts.value;
	const { many, ofTest } = noun.value;
	const { testCount, trainCounts } = dataSet.value;
	const known = Math.min(FIT_EXAMPLES, trainCounts.at(-1) ?? 0);
	const chosen = useSignal<RowId | undefined>(undefined);
	useAnnounced();
	const part = useFocusFallback<HTMLElement>(isAsked.value);
	// The first row that is complete, until another one is chosen.
	const shown =
		chosen.value && presentRows.value.includes(chosen.value)
			? chosen.value
			: presentRows.value.find((row) => worksOf(row).all.result.value);
	return (
		<section ref={part} tabIndex={-1} class={css.comparison} aria-labelledby="recognise-table">
			<h3 id="recognise-table" class={css.heading}>
				{tableHeading}
			</h3>
			<p class="figures-note">
				{withLargestClass(tableNote(ofTest(formatNumber(testCount)), formatNumber(known), many))}
			</p>
			{!isAsked.value && (
				<button type="button" class="button button-primary" onClick={askForAll}>
					{compare(many)}
				</button>
			)}
			{isAsked.value && (
				<div class={css.results}>
					<Table
						shown={shown}
						onShow={(row) => {
							chosen.value = row;
						}}
					/>
					{shown && <ConfusionMatrix key={shown} row={shown} />}
				</div>
			)}
		</section>
	);
}

function useAnnounced(): void {
	const complete = isComplete.value;
	const was = useRef(complete);
	useEffect(() => {
		if (complete && !was.current) announceComplete();
		was.current = complete;
	}, [complete]);
}

interface TableProps {
	shown: RowId | undefined;
	onShow(row: RowId): void;
}

function Table({ shown, onShow }: TableProps) {
	const { row: rowHead, by } = texts.value;
	return (
		<table class={`figures ${css.table}`} aria-labelledby="recognise-table">
			<thead>
				<tr>
					<th scope="col">{rowHead}</th>
					<th scope="col">{by.neighbours}</th>
					<th scope="col">{by.probe}</th>
				</tr>
			</thead>
			<tbody>
				{presentRows.value.map((row) => (
					<tr key={row} class={row === shown ? "figures-current" : ""}>
						<th scope="row">
							<Name row={row} isShown={row === shown} onShow={onShow} />
						</th>
						<Figures row={row} />
					</tr>
				))}
			</tbody>
		</table>
	);
}

function Name({ row, isShown, onShow }: { row: RowId; isShown: boolean; onShow(row: RowId): void }) {
	const name = nameOf(row);
	if (!worksOf(row).all.result.value) return <>{name}</>;
	return (
		<button
			type="button"
			class={css.rowName}
			aria-pressed={isShown}
			title={texts.value.show(name)}
			onClick={() => onShow(row)}
		>
			{name}
		</button>
	);
}

function Figures({ row }: { row: RowId }) {
	const { all } = worksOf(row);
	const { comparing, failed, pending } = texts.value;
	const result = all.result.value;
	if (result) {
		return (
			<>
				<td>{formatShare(result.neighbours.accuracy, result.labels.length)}</td>
				<td>{formatShare(result.probe.accuracy, result.labels.length)}</td>
			</>
		);
	}
	if (all.error.value) {
		return (
			<td colSpan={2} class="figures-pending">
				<span class="visually-hidden">{failed(nameOf(row))}</span>
				<button
					type="button"
					class="button"
					onClick={({ currentTarget }) => {
						focusRegion(currentTarget); // the button disappears with the failure
						all.retry();
					}}
				>
					{strings.value.retry}
				</button>
			</td>
		);
	}
	return (
		<td colSpan={2} class="figures-pending">
			{all.done.value === undefined ? (
				<>
					<span aria-hidden="true">…</span>
					<span class="visually-hidden">{pending}</span>
				</>
			) : (
				<progress class="bar" aria-label={comparing(nameOf(row))} value={all.done.value} max={1} />
			)}
		</td>
	);
}
