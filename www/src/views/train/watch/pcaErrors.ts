/** The baseline: the error of PCA with as many components as each model has latent dimensions. */

import { computed, effect, signal } from "@preact/signals";
import { codeSize } from "../../../engine/config";
import { imageLength } from "../../../state/dataSet";
import { evalSettingsOf, evaluators } from "../../../state/training/evaluators";
import { snapshot, trainingInfo } from "../../../state/training/session";

/** PCA with more components than this, of images with more values than this, would take minutes. */
const [MANY_COMPONENTS, MANY_VALUES] = [128, 1024];

function isWorthwhile(components: number, values: number): boolean {
	return components < values && (components <= MANY_COMPONENTS || values <= MANY_VALUES);
}

/**
 * Squared error, mean per pixel, for each model; undefined until known, where the code is as large as the picture, and where it
 * would take too long.
 */
export const pcaErrors = signal<readonly (number | undefined)[]>([]);

/** PCA waits until the models were evaluated for the first time, as the same worker does both. */
const isEvaluated = computed(() => snapshot.value !== undefined);

/** Keeps them up to date with the training while the view is open. */
export function syncPcaErrors(): () => void {
	return effect(() => {
		const current = trainingInfo.value;
		pcaErrors.value = [];
		if (current && isEvaluated.value) void compute(current);
	});
}

async function compute(current: NonNullable<typeof trainingInfo.value>): Promise<void> {
	for (const [index, config] of current.configs.entries()) {
		const components = codeSize(config.model);
		if (!isWorthwhile(components, imageLength.peek())) continue;
		const error = await evaluators.pcaError(components, evalSettingsOf(config)).catch(() => undefined);
		if (trainingInfo.peek() !== current) return;
		const errors = pcaErrors.peek().slice();
		errors[index] = error;
		pcaErrors.value = errors;
	}
}
