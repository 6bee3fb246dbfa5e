/** The curves of the chart: one metric at a time, for all models. */

import { computed } from "@preact/signals";
import { isVariational } from "../../../engine/config";
import type { TrainConfig } from "../../../engine/training/trainConfig";
import { totalLoss } from "../../../state/training/derivedMetrics";
import type { Evaluation, LossHistory } from "../../../state/training/lossHistory";
import { historyRevision, lossHistories, trainingInfo } from "../../../state/training/session";
import { choiceCodec, urlSignal } from "../../../state/urlState";
import { joinSentences } from "../../../strings";
import type { ChartSeries, ReferenceLine } from "../chart/series";
import { modelLetters } from "../setup/settings";
import { type Metric, metrics } from "./metrics";
import { pcaErrors } from "./pcaErrors";
import { texts } from "./texts";

const chosenMetric = urlSignal<Metric | undefined>("train", "measure", undefined, choiceCodec(metrics));

export function chooseMetric(metric: Metric): void {
	chosenMetric.value = metric;
}

/** Whether the losses have the same unit, means per pixel or sums per image, and so can share a chart. */
export function areComparable([first, ...others]: readonly TrainConfig[]): boolean {
	return others.every(({ model, objective: { reconstruction } }) => {
		const isSameKind = isVariational(model) === (first && isVariational(first.model));
		return isSameKind && reconstruction === first?.objective.reconstruction;
	});
}

/** The metrics that apply to these models. */
export const applicableMetrics = computed<readonly Metric[]>(() => {
	const configs = trainingInfo.value?.configs ?? [];
	if (!areComparable(configs)) return ["error"];
	return configs.some(({ model }) => isVariational(model)) ? metrics : ["loss", "error"];
});

export const shownMetric = computed<Metric>(() => {
	const [first = "loss"] = applicableMetrics.value;
	return chosenMetric.value && applicableMetrics.value.includes(chosenMetric.value) ? chosenMetric.value : first;
});

function trainingValues(history: LossHistory, beta: number): ArrayLike<number> | undefined {
	switch (shownMetric.value) {
		case "loss":
			return history.reconstruction.map((reconstruction, step) =>
				totalLoss({ reconstruction, kl: history.kl[step] ?? 0 }, beta),
			);
		case "reconstruction":
			return history.reconstruction;
		case "kl":
			return history.kl;
		case "error":
			return undefined; // not computed for batches
	}
}

function testValue(evaluation: Evaluation, beta: number): number {
	switch (shownMetric.value) {
		case "loss":
			return totalLoss(evaluation, beta);
		case "reconstruction":
			return evaluation.reconstruction;
		case "kl":
			return evaluation.kl;
		case "error":
			return evaluation.squaredError;
	}
}

function seriesOf(
	history: LossHistory,
	{ objective: { beta } }: TrainConfig,
	index: number,
	isOnly: boolean,
): ChartSeries[] {
	const { onTraining, onTest } = texts.value;
	const name = isOnly ? "" : `${modelLetters[index]} `;
	const losses = trainingValues(history, beta);
	const { evaluations } = history;
	return [
		...(losses
			? [{ name: name + onTraining, label: "", lineStyle: index, isThin: true, x: history.positions(), y: losses }]
			: []),
		{
			name: name + onTest,
			label: name + onTest,
			lineStyle: index,
			x: evaluations.map(({ step }) => step),
			y: evaluations.map((evaluation) => testValue(evaluation, beta)),
		},
	];
}

export const curves = computed<readonly ChartSeries[]>(() => {
	void historyRevision.value; // the histories grow with it
	const configs = trainingInfo.value?.configs ?? [];
	return lossHistories.value.flatMap((history, index) => {
		const config = configs[index];
		return config ? seriesOf(history, config, index, configs.length === 1) : [];
	});
});

export const referenceLines = computed<readonly ReferenceLine[]>(() => {
	if (shownMetric.value !== "error") return [];
	const isOnly = (trainingInfo.value?.configs.length ?? 0) === 1;
	return pcaErrors.value.flatMap((value, index) => {
		const name = isOnly ? "PCA" : `PCA ${modelLetters[index]}`;
		return value === undefined ? [] : [{ name, label: name, value }];
	});
});

/** The unit of a model's loss. */
export function lossUnit(config: TrainConfig): string {
	const { units } = texts.value;
	if (config.objective.reconstruction === "mean_squared_error") return units.squared;
	return isVariational(config.model) ? units.natsPerImage : units.natsPerElement;
}

/** What the values are, with their unit. */
export const yAxisName = computed(() => {
	const config = trainingInfo.value?.configs[0];
	if (shownMetric.value === "kl") return texts.value.units.natsPerImage;
	return shownMetric.value === "error" || !config ? texts.value.units.error : lossUnit(config);
});

/** What the shown metric is. */
export const metricExplanation = computed<string>(() => {
	const { errorExplained, lossExplained, lossWithKlExplained, reconstructionExplained, klExplained } = texts.value;
	const hasKl = trainingInfo.value?.configs.some(({ model }) => isVariational(model));
	const explained: Record<Metric, string> = {
		loss: hasKl ? lossWithKlExplained : lossExplained,
		reconstruction: reconstructionExplained,
		kl: klExplained,
		error: errorExplained,
	};
	const { error, squared } = texts.value.units;
	const isInNats = ![error, squared].includes(yAxisName.value);
	return isInNats
		? joinSentences(explained[shownMetric.value], texts.value.natExplained)
		: explained[shownMetric.value];
});
