/** Which curves the chart shows: one measure at a time, of all lanes. */

import { computed } from "@preact/signals";
import { isVariational } from "../../../engine/config";
import type { TrainConfig } from "../../../engine/training/trainConfig";
import { lossOf } from "../../../state/training/figures";
import type { Evaluation, LossHistory } from "../../../state/training/lossHistory";
import { histories, progressCount, session } from "../../../state/training/session";
import { choice, linked } from "../../../state/urlState";
import type { ChartLine, ChartSeries } from "../chart/series";
import { modelNames } from "../setup/settings";
import { type Measure, measures } from "./measures";
import { pcaErrors } from "./pca";
import { texts } from "./texts";

const chosen = linked<Measure | undefined>("train", "measure", undefined, choice(measures));

export function chooseMeasure(measure: Measure): void {
	chosen.value = measure;
}

/** Losses in one unit can be drawn in one chart: means a pixel, or sums an image. */
export function areAlike([first, ...others]: readonly TrainConfig[]): boolean {
	return others.every(({ model, objective: { reconstruction } }) => {
		const isOfAKind = isVariational(model) === (first && isVariational(first.model));
		return isOfAKind && reconstruction === first?.objective.reconstruction;
	});
}

/** Those that tell something of these lanes. */
export const offered = computed<readonly Measure[]>(() => {
	const recipes = session.value?.recipes ?? [];
	if (!areAlike(recipes)) return ["error"];
	return recipes.some(({ model }) => isVariational(model)) ? measures : ["loss", "error"];
});

export const measure = computed<Measure>(() => {
	const [first = "loss"] = offered.value;
	return chosen.value && offered.value.includes(chosen.value) ? chosen.value : first;
});

function trained(track: LossHistory, beta: number): ArrayLike<number> | undefined {
	switch (measure.value) {
		case "loss":
			return track.reconstruction.map((reconstruction, step) =>
				lossOf({ reconstruction, kl: track.kl[step] ?? 0 }, beta),
			);
		case "reconstruction":
			return track.reconstruction;
		case "kl":
			return track.kl;
		case "error":
			return undefined; // a batch is not judged by it
	}
}

function judged(evaluation: Evaluation, beta: number): number {
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
	track: LossHistory,
	{ objective: { beta } }: TrainConfig,
	lane: number,
	isAlone: boolean,
): ChartSeries[] {
	const { onTraining, onTest } = texts.value;
	const name = isAlone ? "" : `${modelNames[lane]} `;
	const losses = trained(track, beta);
	const { evaluations } = track;
	return [
		...(losses ? [{ name: name + onTraining, label: "", look: lane, quiet: true, y: losses }] : []),
		{
			name: name + onTest,
			label: name + onTest,
			look: lane,
			x: evaluations.map(({ step }) => step),
			y: evaluations.map((evaluation) => judged(evaluation, beta)),
		},
	];
}

export const series = computed<readonly ChartSeries[]>(() => {
	void progressCount.value; // the tracks grow with it
	const recipes = session.value?.recipes ?? [];
	return histories.value.flatMap((track, lane) => {
		const recipe = recipes[lane];
		return recipe ? seriesOf(track, recipe, lane, recipes.length === 1) : [];
	});
});

export const lines = computed<readonly ChartLine[]>(() => {
	if (measure.value !== "error") return [];
	const isAlone = (session.value?.recipes.length ?? 0) === 1;
	return pcaErrors.value.flatMap((value, lane) => {
		const name = isAlone ? "PCA" : `PCA ${modelNames[lane]}`;
		return value === undefined ? [] : [{ name, label: name, value }];
	});
});

/** The unit of a lane's loss. */
export function lossUnit(recipe: TrainConfig): string {
	const { units } = texts.value;
	if (recipe.objective.reconstruction === "mean_squared_error") return units.squared;
	return isVariational(recipe.model) ? units.natsPerImage : units.natsPerPixel;
}

/** What the values are, with their unit. */
export const unitName = computed(() => {
	const recipe = session.value?.recipes[0];
	return measure.value === "error" || !recipe ? texts.value.units.error : lossUnit(recipe);
});
