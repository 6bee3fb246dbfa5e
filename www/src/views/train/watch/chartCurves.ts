/** The curves of the chart: one measure at a time, for all models. */

import { computed } from "@preact/signals";
import { isVariational } from "../../../engine/config";
import type { TrainConfig } from "../../../engine/training/trainConfig";
import { lossOf } from "../../../state/training/figures";
import type { Evaluation, LossHistory } from "../../../state/training/lossHistory";
import { histories, progressCount, session } from "../../../state/training/session";
import { choice, linked } from "../../../state/urlState";
import { joinSentences } from "../../../strings";
import type { ChartSeries, ReferenceLine } from "../chart/series";
import { modelLetters } from "../setup/settings";
import { type Measure, measures } from "./measures";
import { pcaErrors } from "./pcaErrors";
import { texts } from "./texts";

const chosen = linked<Measure | undefined>("train", "measure", undefined, choice(measures));

export function chooseMeasure(measure: Measure): void {
	chosen.value = measure;
}

/** Losses in the same unit share a chart: means per pixel, or sums per image. */
export function areComparable([first, ...others]: readonly TrainConfig[]): boolean {
	return others.every(({ model, objective: { reconstruction } }) => {
		const isOfAKind = isVariational(model) === (first && isVariational(first.model));
		return isOfAKind && reconstruction === first?.objective.reconstruction;
	});
}

/** The measures that apply to these models. */
export const offeredMeasures = computed<readonly Measure[]>(() => {
	const configs = session.value?.configs ?? [];
	if (!areComparable(configs)) return ["error"];
	return configs.some(({ model }) => isVariational(model)) ? measures : ["loss", "error"];
});

export const measure = computed<Measure>(() => {
	const [first = "loss"] = offeredMeasures.value;
	return chosen.value && offeredMeasures.value.includes(chosen.value) ? chosen.value : first;
});

function trainingValues(history: LossHistory, beta: number): ArrayLike<number> | undefined {
	switch (measure.value) {
		case "loss":
			return history.reconstruction.map((reconstruction, step) =>
				lossOf({ reconstruction, kl: history.kl[step] ?? 0 }, beta),
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
	switch (measure.value) {
		case "loss":
			return lossOf(evaluation, beta);
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

export const series = computed<readonly ChartSeries[]>(() => {
	void progressCount.value; // the histories grow with it
	const configs = session.value?.configs ?? [];
	return histories.value.flatMap((history, index) => {
		const config = configs[index];
		return config ? seriesOf(history, config, index, configs.length === 1) : [];
	});
});

export const lines = computed<readonly ReferenceLine[]>(() => {
	if (measure.value !== "error") return [];
	const isOnly = (session.value?.configs.length ?? 0) === 1;
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
export const unitName = computed(() => {
	const config = session.value?.configs[0];
	if (measure.value === "kl") return texts.value.units.natsPerImage;
	return measure.value === "error" || !config ? texts.value.units.error : lossUnit(config);
});

/** What the chosen measure is. */
export const measureExplained = computed<string>(() => {
	const { errorExplained, lossExplained, lossWithKlExplained, reconstructionExplained, klExplained } = texts.value;
	const hasKl = session.value?.configs.some(({ model }) => isVariational(model));
	const explained: Record<Measure, string> = {
		loss: hasKl ? lossWithKlExplained : lossExplained,
		reconstruction: reconstructionExplained,
		kl: klExplained,
		error: errorExplained,
	};
	const { error, squared } = texts.value.units;
	const isInNats = ![error, squared].includes(unitName.value);
	return isInNats ? joinSentences(explained[measure.value], texts.value.natExplained) : explained[measure.value];
});
