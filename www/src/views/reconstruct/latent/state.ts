/** The code on the sliders: that of the drawing, until it is moved by hand or sampled. */

import { computed, signal } from "@preact/signals";
import type { ModelResult } from "../../../engine/protocol";
import { codeCodec } from "../../../state/codeCodec";
import { callModels, isReady } from "../../../state/engine";
import { onEdit } from "../../../state/onEdit";
import { latentModel, type VariationalId } from "../../../state/reconstruction";
import { results } from "../../../state/results";
import { syncLatest } from "../../../state/syncLatest";
import { linked } from "../../../state/urlState";

/** Ends of the sliders, just within the plane; training pulls the codes towards a standard normal distribution. */
export const REACH = 3.3;

const lengths: Record<VariationalId, number> = { "variational-2": 2, "variational-16": 16 };
export const dimensions = computed(() => lengths[latentModel.value]);

/** The code that was chosen; undefined for that of the drawing. */
const chosen = linked<Float32Array | undefined>(
	"reconstruct",
	"z",
	undefined,
	codeCodec((values) => Object.values(lengths).includes(values.length) && values.every((z) => Math.abs(z) <= REACH)),
);
/** Standard normal numbers, if the code was sampled with them. */
export const noise = signal<Float32Array | undefined>(undefined);

/** What the encoder makes of the drawing; undefined where there is none. */
export const encoded = computed<ModelResult | undefined>(() => results(latentModel.value).value);

const moved = computed(() => (chosen.value?.length === dimensions.value ? chosen.value : undefined));
export const isMoved = computed(() => moved.value !== undefined);
export const code = computed(() => moved.value ?? encoded.value?.code ?? new Float32Array(dimensions.value));

const decoded = signal<Float32Array | undefined>(undefined);
export const reconstruction = computed(() => (isMoved.value ? decoded.value : encoded.value?.output));

export function setDimension(index: number, value: number): void {
	noise.value = undefined;
	const changed = code.value.slice();
	changed[index] = value;
	chosen.value = changed;
}

export function goToDrawing(): void {
	noise.value = undefined;
	chosen.value = undefined;
}

export function chooseModel(id: VariationalId): void {
	goToDrawing();
	latentModel.value = id;
}

/** A number of the standard normal distribution, by the method of Box and Muller (1958). */
function standardNormal(): number {
	return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}

/** z = μ + σ·ε, as the sampling layer computes it in training. */
export function sample(): void {
	const { code: mean, deviation } = encoded.value ?? {};
	if (!mean || !deviation) return;
	const epsilon = mean.map(standardNormal);
	const sampled = mean.map((mu, at) => mu + (deviation[at] ?? 0) * (epsilon[at] ?? 0));
	chosen.value = sampled.map((z) => Math.min(REACH, Math.max(-REACH, z)));
	noise.value = epsilon;
}

/** A new drawing has its own code. */
onEdit(goToDrawing);

/** While the first screen is shown. Returns a function that stops it. */
export function syncLatent(): () => void {
	return syncLatest(
		() => (moved.value && isReady(latentModel.value) ? { model: latentModel.value, codes: moved.value } : undefined),
		(request) => callModels("decode", request),
		({ images }) => {
			decoded.value = images;
		},
	);
}
