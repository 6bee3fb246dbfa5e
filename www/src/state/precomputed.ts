/** The reconstruction of the drawing that the page opens with: on the screen before any model's file has arrived. */

import precomputed from "virtual:first-reconstruction";
import { computed, effect } from "@preact/signals";
import type { Reconstructions } from "../engine/protocol";
import { isMnist } from "./dataSet";
import { isStart } from "./drawing";
import { latentModel, layout } from "./reconstruction";
import { isPrecomputed, results, show, showPrecomputed } from "./results";
import { view } from "./urlState";

const model = "variational-2";

function valuesOf(base64: string): Float32Array {
	return new Float32Array(Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)).buffer);
}

function first(): Reconstructions {
	const { image, code, deviation, output, error, bce, floor } = precomputed;
	const values = {
		code: valuesOf(code),
		deviation: valuesOf(deviation),
		output: valuesOf(output),
		error: valuesOf(error),
	};
	return { image: valuesOf(image), results: [{ model, ...values, bce, floor }] };
}

/** Whether the page shows the drawing, view and model for which it was computed. */
const isValid = computed(() => {
	const isFirst = isMnist.value && isStart.value;
	return isFirst && view.value === "reconstruct" && layout.value === "latent" && latentModel.value === model;
});

/** Called as the page is rendered. Removed again if another drawing, view or model is chosen before a model has answered. */
export function showFirst(): void {
	if (!isValid.peek() || results(model).peek()) return;
	showPrecomputed(first());
	effect(() => {
		if (isPrecomputed.value && !isValid.value) show({ image: undefined, results: [] });
	});
}
