/** The baseline: the error of PCA with as many components as each model has latent dimensions. */

import { computed, effect, signal } from "@preact/signals";
import { codeSize } from "../../../engine/config";
import { imageLength } from "../../../state/dataSet";
import { evalSettingsOf, evaluators } from "../../../state/training/evaluators";
import { session, snapshot } from "../../../state/training/session";

/** More components than these, of pictures of more values than those, would take minutes. */
const [MANY_COMPONENTS, MANY_VALUES] = [128, 1024];

function isWorthwhile(components: number, values: number): boolean {
	return components < values && (components <= MANY_COMPONENTS || values <= MANY_VALUES);
}

/**
 * Squared error, mean per pixel, for each model; undefined until known, where the code is as large as the picture, and where it
 * would take too long.
 */
export const pcaErrors = signal<readonly (number | undefined)[]>([]);

/** Its first look at the models comes before: both are work of the same worker. */
const isShown = computed(() => snapshot.value !== undefined);

/** Keeps them up to date with the training while the view is open. */
export function syncPcaErrors(): () => void {
	return effect(() => {
		const current = session.value;
		pcaErrors.value = [];
		if (current && isShown.value) void compute(current);
	});
}

async function compute(current: NonNullable<typeof session.value>): Promise<void> {
	for (const [index, config] of current.configs.entries()) {
		const components = codeSize(config.model);
		if (!isWorthwhile(components, imageLength.peek())) continue;
		const error = await evaluators.pcaError(components, evalSettingsOf(config)).catch(() => undefined);
		if (session.peek() !== current) return;
		const errors = pcaErrors.peek().slice();
		errors[index] = error;
		pcaErrors.value = errors;
	}
}
