/** The pretrained models of each data set, and with which of them a training can begin: its origins. */

import { fetchBytes } from "../engine/client";
import { EngineError } from "../engine/error";
import { isDenoiser, type ModelConfig, type ModelId, pretrainedIds } from "../engine/protocol";
import type { TrainConfig } from "../engine/training/trainConfig";
import { builtInDataSets } from "./dataSets";
import type { PretrainedOrigin, PretrainedOrigins } from "./training/training";

type Configs = Readonly<Record<(typeof pretrainedIds)[number], ModelConfig>>;

function configsOf(side: number, code: number, hidden: number, filters: number[]): Configs {
	const input = side * side;
	const vanilla: ModelConfig = { kind: "vanilla", input, encoder: [code], decoder: [] };
	const size = { height: side, width: side, channels: 1 };
	const convolutional: ModelConfig = { kind: "convolutional", ...size, filters, padding: "same" };
	const variational = (latent: number): ModelConfig => {
		return { kind: "variational", input, encoder: [hidden], latent, decoder: [hidden] };
	};
	return {
		vanilla,
		convolutional,
		"variational-2": variational(2),
		"variational-16": variational(16),
		"denoising-vanilla": vanilla,
		"denoising-convolutional": convolutional,
	};
}

const large = configsOf(28, 128, 256, [32, 64, 64, 32]);

/** By the data set. A test compares them with the files. */
export const pretrainedConfigs: Readonly<Record<string, Configs>> = {
	mnist: large,
	fashion: large,
	digits8: configsOf(8, 32, 128, [32, 8, 8, 32]),
};

/** As JSON with its keys sorted, and with ReLU, the default, where a configuration leaves it out. */
function canonicalJson({ activation = "relu", ...rest }: ModelConfig): string {
	return JSON.stringify(Object.entries({ activation, ...rest }).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The model of this configuration that comes with a data set, and was trained on noise or was not. */
export function matchingPretrained(
	data: string,
	{ model, noise }: Pick<TrainConfig, "model" | "noise">,
): ModelId | undefined {
	return pretrainedIds.find((id) => {
		const config = pretrainedConfigs[data]?.[id];
		return config && isDenoiser(id) === (noise !== null) && canonicalJson(config) === canonicalJson(model);
	});
}

/** For each run the model of a data set that it can begin with; undefined if none can. */
export function originsOf(
	configs: readonly Pick<TrainConfig, "model" | "noise">[],
	data: string | undefined,
): PretrainedOrigins | undefined {
	if (data === undefined) return undefined;
	const origins = configs.map((config): PretrainedOrigin | null => {
		const model = matchingPretrained(data, config);
		return model ? { data, model } : null;
	});
	return origins.some((origin) => origin !== null) ? origins : undefined;
}

/** The file of a model that comes with a data set. */
export async function pretrainedBytes(data: string, id: ModelId): Promise<Uint8Array> {
	const { pretrainedFolder } = builtInDataSets.find((builtIn) => builtIn.id === data) ?? {};
	if (pretrainedFolder === undefined) throw new EngineError("missing", `no models come with ${data}`);
	return fetchBytes(`models/${pretrainedFolder}${id}.safetensors`);
}
