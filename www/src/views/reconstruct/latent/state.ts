/** The code on the sliders: that of the drawing, until it is moved by hand or sampled. */

import { computed } from "@preact/signals";
import type { ModelResult, ModelsContract } from "../../../engine/protocol";
import { codeCodec } from "../../../state/codeCodec";
import { dataSetLinked } from "../../../state/dataSetLinked";
import { dataSetSignal } from "../../../state/dataSetScoped";
import { callModels, isReady } from "../../../state/engine";
import { onEdit } from "../../../state/onEdit";
import { latentModel, type VariationalId } from "../../../state/reconstruction";
import { results } from "../../../state/results";
import { syncLatest } from "../../../state/syncLatest";

/** Ends of the sliders, just within the plane; training pulls the codes towards a standard normal distribution. */
export const REACH = 3.3;
/** Codes of some inputs lie beyond the sliders, and stay there while one of their numbers is moved. */
const FARTHEST = 20;

const lengths: Record<VariationalId, number> = { "variational-2": 2, "variational-16": 16 };
export const dimensions = computed(() => lengths[latentModel.value]);

/** The code that was chosen; undefined for that of the drawing. */
const chosen = dataSetLinked<Float32Array | undefined>(
	"reconstruct",
	"z",
	() => undefined,
	codeCodec((values) => Object.values(lengths).includes(values.length) && values.every((z) => Math.abs(z) <= FARTHEST)),
);

/** What the encoder makes of the drawing; undefined where there is none. */
export const encoded = computed<ModelResult | undefined>(() => results(latentModel.value).value);

const moved = computed(() => (chosen.shown.value?.length === dimensions.value ? chosen.shown.value : undefined));
const sampled = dataSetSignal<{ code: Float32Array; noise: Float32Array } | undefined>(undefined);
/** ε, the standard normal numbers with which the code was sampled; undefined for others, to which also Back leads. */
export const noise = computed(() => (sampled.value?.code === moved.value ? sampled.value?.noise : undefined));
export const isMoved = computed(() => moved.value !== undefined);
export const code = computed(() => moved.value ?? encoded.value?.code ?? new Float32Array(dimensions.value));

const decoded = dataSetSignal<Float32Array | undefined>(undefined);
export const reconstruction = computed(() => (isMoved.value ? decoded.value : encoded.value?.output));

/** undefined for the code of the drawing */
function moveTo(target: Float32Array | undefined): void {
	[sampling.value, sampled.value] = [undefined, undefined];
	chosen.set(target);
}

export function setDimension(index: number, value: number): void {
	const changed = code.value.slice();
	changed[index] = value;
	moveTo(changed);
}

export function goToDrawing(): void {
	moveTo(undefined);
}

export function chooseModel(id: VariationalId): void {
	goToDrawing();
	latentModel.value = id;
}

/** What is sampled from, until there is a sample. */
type Sampling = ModelsContract["draw"]["request"];
const sampling = dataSetSignal<Sampling | undefined>(undefined);
let samples = 0;

/** z = μ + σ·ε, as the sampling layer computes it in training; each time another ε. */
export function sample(): void {
	const { model, code: mean, deviation } = encoded.peek() ?? {};
	if (model && mean && deviation) sampling.value = { model, mean, deviation, count: 1, seed: ++samples };
}

function showSample({ codes }: { codes: Float32Array }, asked: Sampling): void {
	if (asked !== sampling.peek()) return; // a slider was moved, or something else drawn
	const { mean, deviation } = asked;
	const within = codes.map((z) => Math.min(REACH, Math.max(-REACH, z)));
	moveTo(within);
	const noise = within.map((z, at) => (z - (mean[at] ?? 0)) / (deviation[at] ?? 1));
	sampled.value = { code: within, noise };
}

/** A new drawing has its own code. */
onEdit(goToDrawing);

/** While the first screen is shown. Returns a function that stops it. */
export function syncLatent(): () => void {
	const ends = [
		syncLatest(
			() => (moved.value && isReady(latentModel.value) ? { model: latentModel.value, codes: moved.value } : undefined),
			(request) => callModels("decode", request),
			({ images }) => {
				decoded.value = images;
			},
		),
		syncLatest(
			() => (isReady(latentModel.value) ? sampling.value : undefined),
			(request) => callModels("draw", request),
			showSample,
		),
	];
	return () => {
		for (const end of ends) end();
	};
}
