/** The test losses of each model, compared with PCA of the same code size. */

import type { ComponentChildren } from "preact";
import { isVariational, layerSizesText } from "../../../engine/config";
import type { TrainConfig } from "../../../engine/training/trainConfig";
import { totalLoss } from "../../../state/training/derivedMetrics";
import { historyRevision, lossHistories, trainingInfo } from "../../../state/training/session";
import { formatSignificant3, joinSentences } from "../../../strings";
import { Term } from "../../../widgets/Term";
import { modelLetters } from "../setup/settings";
import { areComparable, lossUnit } from "./chartCurves";
import { pcaErrors } from "./pcaErrors";
import { texts } from "./texts";
import css from "./Watch.module.css";

function formatOptional(value: number | undefined): string {
	return value === undefined ? "–" : formatSignificant3(value);
}

/** Describes a model as briefly as the table needs. */
function describeModel({ model, objective: { beta } }: TrainConfig): string {
	return layerSizesText(model) + (isVariational(model) && beta !== 1 ? `, β = ${beta}` : "");
}

/** A part of the loss; shown on wide screens only. */
function LossPart({ children }: { children: ComponentChildren }) {
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
	/** Each loss is shown with its unit where these differ. */
	showsUnit: boolean;
}

function Row({ config, index, hasKl, showsUnit }: RowProps) {
	void historyRevision.value; // the histories grow with it
	const latest = lossHistories.value[index]?.evaluations.at(-1);
	return (
		<tr>
			<th scope="row">
				{texts.value.modelName(modelLetters[index] ?? "")}
				<span class="figures-detail">{describeModel(config)}</span>
			</th>
			<td>
				{formatOptional(latest && totalLoss(latest, config.objective.beta))}
				{showsUnit && <span class="figures-detail">{lossUnit(config)}</span>}
			</td>
			{hasKl && <td class={css.metricsPart}>{formatOptional(latest?.reconstruction)}</td>}
			{hasKl && <td class={css.metricsPart}>{formatOptional(latest?.kl)}</td>}
			<td>{formatOptional(latest?.squaredError)}</td>
			<td>{formatOptional(pcaErrors.value[index])}</td>
		</tr>
	);
}

interface HeadProps {
	hasKl: boolean;
	isNoisy: boolean;
	hasExcludedClasses: boolean;
}

function Head({ hasKl, isNoisy, hasExcludedClasses }: HeadProps) {
	const { model, loss, reconstruction, kl, klExplained, natExplained, error, errorExplained, pca, pcaExplained } =
		texts.value;
	return (
		<thead>
			<tr>
				<th scope="col">{model}</th>
				<th scope="col">{loss}</th>
				{hasKl && <LossPart>{reconstruction}</LossPart>}
				{hasKl && (
					<LossPart>
						<Term name={kl} explanation={joinSentences(klExplained, natExplained)} />
					</LossPart>
				)}
				<th scope="col">
					<Term name={error} explanation={errorExplained} />
				</th>
				<th scope="col">
					<Term name={pca} explanation={pcaExplained(isNoisy, hasExcludedClasses)} />
				</th>
			</tr>
		</thead>
	);
}

/** The last step after which all models were evaluated; undefined before the first evaluation. */
function evaluatedStep(): number | undefined {
	void historyRevision.value; // the histories grow with it
	const steps = lossHistories.value.map(({ evaluations }) => evaluations.at(-1)?.step);
	return steps.reduce(
		(first, step) => (first === undefined || step === undefined ? undefined : Math.min(first, step)),
		steps[0],
	);
}

export function TestMetrics() {
	const { testResults, testResultsNote } = texts.value;
	const configs = trainingInfo.value?.configs ?? [];
	const hasKl = configs.some(({ model }) => isVariational(model));
	const showsUnit = !areComparable(configs);
	const hasExcludedClasses = configs.some(({ excludedClasses }) => excludedClasses.length > 0);
	const isNoisy = configs.some(({ noise }) => noise !== null);
	return (
		<table class={`figures ${css.metrics}`}>
			<caption>
				<span class="figures-caption">{testResults}</span>
				<span class="small">{testResultsNote(evaluatedStep(), hasExcludedClasses, isNoisy)}</span>
			</caption>
			<Head hasKl={hasKl} isNoisy={isNoisy} hasExcludedClasses={hasExcludedClasses} />
			<tbody>
				{configs.map((config, index) => (
					<Row key={modelLetters[index]} config={config} index={index} hasKl={hasKl} showsUnit={showsUnit} />
				))}
			</tbody>
		</table>
	);
}
