/** Compares backpropagation with finite differences, layer by layer, for the selected model. */

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { GradientCheck } from "../../../engine/training/contracts";
import { announce } from "../../../state/announcer";
import { evaluators } from "../../../state/training/evaluators";
import { selectedRun, snapshot, trainingInfo } from "../../../state/training/session";
import { formatNumber } from "../../../strings";
import { Notice } from "../../../widgets/Notice";
import { Term } from "../../../widgets/Term";
import css from "../Train.module.css";
import { texts } from "./texts";

/** Rounding to 32 bits and the kinks of ReLU cause a tenth of this, a wrong gradient a hundred times as much. */
const TOLERANCE = 0.01;

type Status = "none" | "checking" | "done" | "failed";
const status = signal<Status>("none");
const checks = signal<readonly GradientCheck[]>([]);

/** All derivatives of a tensor may be too small or at a kink: then there is nothing to compare. */
function isMeasured({ comparedEntries }: GradientCheck): boolean {
	return comparedEntries > 0;
}

function agrees({ relativeError }: GradientCheck): boolean {
	return relativeError < TOLERANCE;
}

function resultText(result: GradientCheck): string {
	const { right, wrong, none } = texts.value;
	if (!isMeasured(result)) return none;
	return agrees(result) ? right : wrong;
}

function summaryText(): string {
	const { allRight, measuredRight, someWrong, noneMeasured } = texts.value;
	const measured = checks.value.filter(isMeasured);
	if (measured.length === 0) return noneMeasured;
	if (!measured.every(agrees)) return someWrong;
	return measured.length === checks.value.length ? allRight : measuredRight;
}

/** Counts the checks, so that the results of one for another model are dropped. */
let generation = 0;

function reset(): void {
	generation++;
	[status.value, checks.value] = ["none", []];
}

async function check(): Promise<void> {
	const config = trainingInfo.peek()?.configs[selectedRun.peek()];
	const bytes = snapshot.peek()?.checkpoint.runs[selectedRun.peek()]?.bytes;
	if (!config || !bytes || status.peek() === "checking") return;
	reset();
	status.value = "checking";
	const ownGeneration = generation;
	try {
		await evaluators.checkGradients(bytes, config, (result) => {
			if (ownGeneration === generation) checks.value = [...checks.peek(), result];
		});
		if (ownGeneration !== generation) return;
		status.value = "done";
		announce(summaryText());
	} catch {
		if (ownGeneration === generation) status.value = "failed";
	}
}

function Table() {
	const { tensor, entries, error, errorExplained, heading } = texts.value;
	return (
		<table class={`figures ${css.gradientsTable}`} aria-label={heading}>
			<thead>
				<tr>
					<th scope="col">{tensor}</th>
					<th scope="col">{entries}</th>
					<th scope="col">
						<Term name={error} explanation={errorExplained} />
					</th>
				</tr>
			</thead>
			<tbody>
				{checks.value.map((result) => (
					<tr key={result.tensorName}>
						<th scope="row">
							<code>{result.tensorName}</code>
						</th>
						<td>{result.comparedEntries}</td>
						<td>
							{isMeasured(result) && formatNumber(result.relativeError, 5)}{" "}
							<span class="small">{resultText(result)}</span>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

export function GradientCheckPanel() {
	const { heading, lead, start, checking, failed } = texts.value;
	const isBusy = status.value === "checking";
	useEffect(reset, [trainingInfo.value, selectedRun.value]);
	if (!snapshot.value) return null;
	return (
		<section class={css.gradients} aria-labelledby="check-heading">
			<h3 id="check-heading">{heading}</h3>
			<p class="small">{lead}</p>
			<button type="button" class="button" aria-disabled={isBusy} onClick={() => void check()}>
				{isBusy ? checking : start}
			</button>
			{status.value === "failed" && <Notice title={failed} />}
			{checks.value.length > 0 && <Table />}
			{status.value === "done" && <p>{summaryText()}</p>}
		</section>
	);
}
