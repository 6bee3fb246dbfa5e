/** The stages of a picture's way through a model, each with what there is to see: layers, and weights between them. */

import { SIDE } from "../../../engine/config";
import type { LayerActivation, ModelInfo, Weight } from "../../../engine/protocol";
import type { Trace } from "../../../state/trace";
import { type ColourMap, extent, typicalExtent } from "../../../widgets/colour";
import { columnsOf } from "../CodeView";
import { lookedFor, mostActive, painted } from "./units";

/** What a stage does, by which its words go. */
export type Role =
	| "input"
	| "filters"
	| "firstConvolution"
	| "convolution"
	| "pooling"
	| "up"
	| "upConvolution"
	| "lookedFor"
	| "dense"
	| "gaussian"
	| "painted"
	| "convolutionLogits"
	| "denseLogits"
	| "output";

export type Picture =
	| { kind: "pixels"; values: Float32Array; columns: number; map: ColourMap; range: readonly [number, number] }
	| {
			kind: "tiles";
			values: Float32Array;
			shape: readonly [number, number, number];
			map: ColourMap;
			range: readonly [number, number];
	  }
	/** the means of the code with their deviations */
	| { kind: "gaussian" };

export interface Stage {
	/** the layer's name, or what its weights are called */
	key: string;
	role: Role;
	shape: readonly number[];
	/** Whether what leaves this stage is the code. */
	isCode: boolean;
	picture: Picture;
}

/** The sigmoid of this is 0.998: beyond it there is no more to be seen. */
const LOGITS_END = 6;

function inkPicture(values: Float32Array): Picture {
	return { kind: "pixels", values, columns: SIDE, map: "ink", range: [0, 1] };
}

function tiles(values: Float32Array, [height = 1, width = 1, channels = 1]: readonly number[]): Picture {
	return { kind: "tiles", values, shape: [height, width, channels], map: "viridis", range: extent(values) };
}

function signedTiles(values: Float32Array, side: number): Picture {
	const shape = [side, side, values.length / side ** 2] as const;
	return { kind: "tiles", values, shape, map: "signed", range: typicalExtent(values) };
}

function isLogits(steps: readonly LayerActivation[], at: number): boolean {
	return steps[at + 1]?.kind === "sigmoid";
}

function roleOf({ kind, name }: LayerActivation, at: number, steps: readonly LayerActivation[]): Role {
	switch (kind) {
		case "conv2d":
			if (isLogits(steps, at)) return "convolutionLogits";
			return at === 0 ? "firstConvolution" : "convolution";
		case "max_pool2d":
			return "pooling";
		case "up_sample2d":
			return "up";
		case "up_conv2d":
			return "upConvolution";
		case "dense":
			if (name === "z_mean") return "gaussian";
			return isLogits(steps, at) ? "denseLogits" : "dense";
		case "sigmoid":
			return "output";
	}
}

function pictureOf(role: Role, { values, shape }: LayerActivation): Picture {
	switch (role) {
		case "gaussian":
			return { kind: "gaussian" };
		case "output":
			return inkPicture(values);
		case "convolutionLogits":
		case "denseLogits":
			return { kind: "pixels", values, columns: SIDE, map: "signed", range: [-LOGITS_END, LOGITS_END] };
		case "dense":
			return { kind: "pixels", values, columns: columnsOf(values.length), map: "viridis", range: extent(values) };
		default:
			return tiles(values, shape);
	}
}

/** The weights on the way into a layer, where they make a picture. */
function weightsBefore(role: Role, at: number, { steps, first, last }: Trace): Stage | undefined {
	const stage = (role: Role, { shape }: Weight, picture: Picture) =>
		({ key: role, role, shape, isCode: false, picture }) satisfies Stage;
	const step = steps[at];
	const before = steps.filter(({ name }, index) => index < at && name !== "z_log_var").at(-1);
	if (role === "firstConvolution") return stage("filters", first, signedTiles(first.values, first.shape[0] ?? 1));
	if (role === "denseLogits" && before)
		return stage("painted", last, signedTiles(painted(last, mostActive(before.values)), SIDE));
	if (role === "dense" && at === 0 && step)
		return stage("lookedFor", first, signedTiles(lookedFor(first, mostActive(step.values)), SIDE));
	return undefined;
}

function codeStepOf(steps: readonly LayerActivation[], { config, codeShape }: ModelInfo): LayerActivation | undefined {
	switch (config.kind) {
		case "vanilla":
			return steps[config.encoder.length - 1];
		case "variational":
			return steps.find(({ name }) => name === "z_mean");
		case "convolutional":
			return steps.find(({ shape }) => String(shape) === String(codeShape));
	}
}

/** `image` went in. */
export function stagesOf(trace: Trace, image: Float32Array, info: ModelInfo): Stage[] {
	const code = codeStepOf(trace.steps, info);
	const layers = trace.steps.flatMap((step, at) => {
		if (step.name === "z_log_var") return []; // stands with the means
		const role = roleOf(step, at, trace.steps);
		const picture = pictureOf(role, step);
		const layer: Stage = { key: step.name, role, shape: step.shape, isCode: step === code, picture };
		return [weightsBefore(role, at, trace) ?? [], layer].flat();
	});
	const input = {
		key: "input",
		role: "input",
		shape: [SIDE, SIDE],
		isCode: false,
		picture: inkPicture(image),
	} as const;
	return [input, ...layers];
}
