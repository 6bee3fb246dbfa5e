/** The models that come with a data set, and which of them a training can begin with. */

import { fetchBytes } from "../engine/client";
import { EngineError } from "../engine/error";
import { type ModelConfig, type ModelId, pretrainedIds } from "../engine/protocol";
import type { TrainConfig } from "../engine/training/trainConfig";
import { builtIns } from "./dataSets";
import type { Origin, Origins } from "./training/training";

/** Those of 28×28 pixels, whatever they show. A test compares them with the files. */
export const shippedConfigs: Readonly<Record<(typeof pretrainedIds)[number], ModelConfig>> = {
	vanilla: { kind: "vanilla", input: 784, encoder: [128], decoder: [] },
	convolutional: convolutional(),
	"variational-2": variational(2),
	"variational-16": variational(16),
	"denoising-vanilla": { kind: "vanilla", input: 784, encoder: [128], decoder: [] },
	"denoising-convolutional": convolutional(),
};

function convolutional(): ModelConfig {
	const size = { height: 28, width: 28, channels: 1 };
	return { kind: "convolutional", ...size, filters: [32, 64, 64, 32], padding: "same" };
}

function variational(latent: number): ModelConfig {
	return { kind: "variational", input: 784, encoder: [256], latent, decoder: [256] };
}

/** Compared as JSON with sorted keys; ReLU is not written. */
function textOf({ activation = "relu", ...rest }: ModelConfig): string {
	return JSON.stringify(Object.entries({ activation, ...rest }).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The shipped model of this configuration that was trained on noise or was not. */
export function shippedLike({ model, noise }: Pick<TrainConfig, "model" | "noise">): ModelId | undefined {
	return pretrainedIds.find((id) => {
		return id.startsWith("denoising") === (noise !== null) && textOf(shippedConfigs[id]) === textOf(model);
	});
}

/** For each run the model of a data set that it can begin with; undefined if none can. */
export function originsOf(
	configs: readonly Pick<TrainConfig, "model" | "noise">[],
	data: string | undefined,
): Origins | undefined {
	if (data === undefined) return undefined;
	const origins = configs.map((config): Origin | null => {
		const model = shippedLike(config);
		return model ? { data, model } : null;
	});
	return origins.some((origin) => origin !== null) ? origins : undefined;
}

/** The file of a model that comes with a data set. */
export async function shippedBytes(data: string, id: ModelId): Promise<Uint8Array> {
	const { models } = builtIns.find((builtIn) => builtIn.id === data) ?? {};
	if (models === undefined) throw new EngineError("gone", `no models come with ${data}`);
	return fetchBytes(`models/${models}${id}.safetensors`);
}
