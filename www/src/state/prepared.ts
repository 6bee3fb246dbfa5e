/** The reconstruction of the drawing that the page opens with: on the screen before any model's file has arrived. */

import prepared from "virtual:first-reconstruction";
import { computed, effect } from "@preact/signals";
import type { Reconstructions } from "../engine/protocol";
import { isMnist } from "./dataSet";
import { isStart } from "./drawing";
import { latentModel, layout } from "./reconstruction";
import { isPrepared, results, show, showPrepared } from "./results";
import { view } from "./urlState";

const model = "variational-2";

function valuesOf(base64: string): Float32Array {
	return new Float32Array(Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)).buffer);
}

function first(): Reconstructions {
	const { image, code, deviation, output, error, ...scores } = prepared;
	const values = {
		code: valuesOf(code),
		deviation: valuesOf(deviation),
		output: valuesOf(output),
		error: valuesOf(error),
	};
	return { image: valuesOf(image), results: [{ model, ...values, ...scores }] };
}

/** Whether it answers to what the page shows. */
const isValid = computed(() => {
	const isFirst = isMnist.value && isStart.value;
	return isFirst && view.value === "reconstruct" && layout.value === "latent" && latentModel.value === model;
});

/** Called as the page is rendered. It is taken back where something else is asked for before the models have answered. */
export function showFirst(): void {
	if (!isValid.peek() || results(model).peek()) return;
	showPrepared(first());
	effect(() => {
		if (isPrepared.value && !isValid.value) show({ image: undefined, results: [] });
	});
}
