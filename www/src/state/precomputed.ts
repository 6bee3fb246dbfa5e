/** The reconstruction of the drawing that the page opens with: on the screen before any model's file has arrived. */

import precomputed from "virtual:first-reconstruction";
import { computed, effect } from "@preact/signals";
import type { Reconstructions } from "../engine/protocol";
import { isMnist } from "./dataSet";
import { isInitialDrawing } from "./drawing";
import { latentModel, layout } from "./reconstruction";
import { isPrecomputed, modelResult, showPrecomputed, showResults } from "./results";
import { view } from "./urlState";

const model = "variational-2";

function decodeFloats(base64: string): Float32Array {
	return new Float32Array(Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)).buffer);
}

function firstReconstruction(): Reconstructions {
	const { image, code, deviation, output, error, bce, inputEntropy } = precomputed;
	const values = {
		code: decodeFloats(code),
		deviation: decodeFloats(deviation),
		output: decodeFloats(output),
		error: decodeFloats(error),
	};
	return { image: decodeFloats(image), results: [{ model, ...values, bce, inputEntropy }] };
}

/** Whether the page shows the drawing, view and model for which it was computed. */
const isValid = computed(() => {
	const isFirst = isMnist.value && isInitialDrawing.value;
	return isFirst && view.value === "reconstruct" && layout.value === "latent" && latentModel.value === model;
});

/** Called as the page is rendered. Removed again if another drawing, view or model is chosen before a model has answered. */
export function showFirstReconstruction(): void {
	if (!isValid.peek() || modelResult(model).peek()) return;
	showPrecomputed(firstReconstruction());
	effect(() => {
		if (isPrecomputed.value && !isValid.value) showResults({ image: undefined, results: [] });
	});
}
