/** The code on the sliders: that of the drawing, until it is moved by hand or sampled. */

import { computed } from "@preact/signals";
import type { ModelResult, ModelsContract } from "../../../engine/protocol";
import { codeCodec } from "../../../state/codeCodec";
import { dataSetScopedSignal } from "../../../state/dataSetScoped";
import { dataSetUrlValue } from "../../../state/dataSetUrlValue";
import { callModels, isModelReady } from "../../../state/engine";
import { onEdit } from "../../../state/onEdit";
import { latentModel, type VariationalId } from "../../../state/reconstruction";
import { modelResult } from "../../../state/results";
import { syncLatest } from "../../../state/syncLatest";

/** The sliders go from −SLIDER_MAX to this, just within the plane; training pulls the codes towards a standard normal distribution. */
export const SLIDER_MAX = 3.3;
/** The largest magnitude in a link: codes of some inputs lie beyond the sliders, and stay there while one of their numbers is moved. */
const MAX_CODE_VALUE = 20;

const codeLengths: Record<VariationalId, number> = { "variational-2": 2, "variational-16": 16 };
export const latentDimensions = computed(() => codeLengths[latentModel.value]);

/** The code that was set by hand or sampled; undefined for that of the drawing. */
const chosenCode = dataSetUrlValue<Float32Array | undefined>(
	"reconstruct",
	"z",
	() => undefined,
	codeCodec(
		(values) =>
			Object.values(codeLengths).includes(values.length) && values.every((z) => Math.abs(z) <= MAX_CODE_VALUE),
	),
);

/** The model's result for the drawing, its code among it; undefined where nothing is drawn. */
export const drawingResult = computed<ModelResult | undefined>(() => modelResult(latentModel.value).value);

const movedCode = computed(() =>
	chosenCode.current.value?.length === latentDimensions.value ? chosenCode.current.value : undefined,
);
const lastSample = dataSetScopedSignal<{ code: Float32Array; noise: Float32Array } | undefined>(undefined);
/** ε, the standard normal numbers with which the code was sampled; undefined for a code that was not (also after Back). */
export const sampleNoise = computed(() =>
	lastSample.value?.code === movedCode.value ? lastSample.value?.noise : undefined,
);
/** Whether the code on the sliders is another than that of the drawing. */
export const isCodeMoved = computed(() => movedCode.value !== undefined);
export const sliderCode = computed(
	() => movedCode.value ?? drawingResult.value?.code ?? new Float32Array(latentDimensions.value),
);

const decodedImage = dataSetScopedSignal<Float32Array | undefined>(undefined);
export const reconstruction = computed(() => (isCodeMoved.value ? decodedImage.value : drawingResult.value?.output));

/** undefined for the code of the drawing */
function setCode(code: Float32Array | undefined): void {
	[pendingSample.value, lastSample.value] = [undefined, undefined];
	chosenCode.set(code);
}

export function setDimension(index: number, value: number): void {
	const changed = sliderCode.value.slice();
	changed[index] = value;
	setCode(changed);
}

export function resetToDrawing(): void {
	setCode(undefined);
}

export function chooseModel(id: VariationalId): void {
	resetToDrawing();
	latentModel.value = id;
}

type SampleRequest = ModelsContract["samplePosterior"]["request"];
/** The request for a sample, until that has come. */
const pendingSample = dataSetScopedSignal<SampleRequest | undefined>(undefined);
let sampleCount = 0;

/** z = μ + σ·ε, as the sampling layer computes it in training; each time another ε. */
export function samplePosterior(): void {
	const { model, code: mean, deviation } = drawingResult.peek() ?? {};
	if (model && mean && deviation) pendingSample.value = { model, mean, deviation, count: 1, seed: ++sampleCount };
}

function showSample({ codes }: { codes: Float32Array }, request: SampleRequest): void {
	if (request !== pendingSample.peek()) return; // a slider was moved, or something else drawn
	const { mean, deviation } = request;
	const clamped = codes.map((z) => Math.min(SLIDER_MAX, Math.max(-SLIDER_MAX, z)));
	setCode(clamped);
	const noise = clamped.map((z, index) => (z - (mean[index] ?? 0)) / (deviation[index] ?? 1));
	lastSample.value = { code: clamped, noise };
}

/** A new drawing has its own code. */
onEdit(resetToDrawing);

/** While the first screen is shown. Returns a function that stops it. */
export function syncLatent(): () => void {
	const stops = [
		syncLatest(
			() =>
				movedCode.value && isModelReady(latentModel.value)
					? { model: latentModel.value, codes: movedCode.value }
					: undefined,
			(request) => callModels("decode", request),
			({ images }) => {
				decodedImage.value = images;
			},
		),
		syncLatest(
			() => (isModelReady(latentModel.value) ? pendingSample.value : undefined),
			(request) => callModels("samplePosterior", request),
			showSample,
		),
	];
	return () => {
		for (const stop of stops) stop();
	};
}
