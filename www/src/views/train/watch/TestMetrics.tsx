/** The test losses of each model, compared with PCA of the same code size. */

import type { ComponentChildren } from "preact";
import { isVariational, layerSizes } from "../../../engine/config";
import type { TrainConfig } from "../../../engine/training/trainConfig";
import { lossOf } from "../../../state/training/figures";
import { histories, progressCount, session } from "../../../state/training/session";
import { formatFigure, joinSentences } from "../../../strings";
import { Term } from "../../../widgets/Term";
import { modelLetters } from "../setup/settings";
import { areComparable, lossUnit } from "./chartCurves";
import { pcaErrors } from "./pcaErrors";
import { texts } from "./texts";
import css from "./Watch.module.css";

function figure(value: number | undefined): string {
	return value === undefined ? "–" : formatFigure(value);
}

/** Describes a model as briefly as the table needs. */
function describe({ model, objective: { beta } }: TrainConfig): string {
	return layerSizes(model) + (isVariational(model) && beta !== 1 ? `, β = ${beta}` : "");
}

/** A part of the loss; shown on wide screens only. */
function Part({ children }: { children: ComponentChildren }) {
	return (
		<th scope="col" class={css.metricsPart}>
			{children}
		</th>
	);
}

interface RowProps {
	config: TrainConfig;
	index: number;
	hasKl: boolean;
	/** Whether the models' losses have different units. */
	hasUnit: boolean;
}

function Row({ config, index, hasKl, hasUnit }: RowProps) {
	void progressCount.value; // the histories grow with it
	const latest = histories.value[index]?.evaluations.at(-1);
	return (
		<tr>
			<th scope="row">
				{texts.value.modelName(modelLetters[index] ?? "")}
				<span class="figures-detail">{describe(config)}</span>
			</th>
			<td>
				{figure(latest && lossOf(latest, config.objective.beta))}
				{hasUnit && <span class="figures-detail">{lossUnit(config)}</span>}
			</td>
			{hasKl && <td class={css.metricsPart}>{figure(latest?.reconstruction)}</td>}
			{hasKl && <td class={css.metricsPart}>{figure(latest?.kl)}</td>}
			<td>{figure(latest?.squaredError)}</td>
			<td>{figure(pcaErrors.value[index])}</td>
		</tr>
	);
}

interface HeadProps {
	hasKl: boolean;
	isNoisy: boolean;
	isLeftOut: boolean;
}

function Head({ hasKl, isNoisy, isLeftOut }: HeadProps) {
	const { model, loss, reconstruction, kl, klExplained, natExplained, error, errorExplained, pca, pcaExplained } =
		texts.value;
	return (
		<thead>
			<tr>
				<th scope="col">{model}</th>
				<th scope="col">{loss}</th>
				{hasKl && <Part>{reconstruction}</Part>}
				{hasKl && (
					<Part>
						<Term name={kl} explanation={joinSentences(klExplained, natExplained)} />
					</Part>
				)}
				<th scope="col">
					<Term name={error} explanation={errorExplained} />
				</th>
				<th scope="col">
					<Term name={pca} explanation={pcaExplained(isNoisy, isLeftOut)} />
				</th>
			</tr>
		</thead>
	);
}

/** The step after which all models were evaluated last. */
function evaluatedStep(): number | undefined {
	void progressCount.value; // the histories grow with it
	const steps = histories.value.map(({ evaluations }) => evaluations.at(-1)?.step);
	return steps.reduce(
		(first, step) => (first === undefined || step === undefined ? undefined : Math.min(first, step)),
		steps[0],
	);
}

export function TestMetrics() {
	const { testResults, testResultsNote } = texts.value;
	const configs = session.value?.configs ?? [];
	const hasKl = configs.some(({ model }) => isVariational(model));
	const hasUnit = !areComparable(configs);
	const isLeftOut = configs.some(({ excludedClasses }) => excludedClasses.length > 0);
	const isNoisy = configs.some(({ noise }) => noise !== null);
	return (
		<table class={`figures ${css.metrics}`}>
			<caption>
				<span class="figures-caption">{testResults}</span>
				<span class="small">{testResultsNote(evaluatedStep(), isLeftOut, isNoisy)}</span>
			</caption>
			<Head hasKl={hasKl} isNoisy={isNoisy} isLeftOut={isLeftOut} />
			<tbody>
				{configs.map((config, index) => (
					<Row key={modelLetters[index]} config={config} index={index} hasKl={hasKl} hasUnit={hasUnit} />
				))}
			</tbody>
		</table>
	);
}
