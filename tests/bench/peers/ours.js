/** Ours, in the build that lies beside the page: plain or relaxed SIMD. */

import init, { peakFlops, Trainer } from "autoencoders";
import { configs } from "../lib/configs.mjs";

const { memory } = await init({ module_or_path: "autoencoders_bg.wasm" });

const settings = { seed: 1, learningRate: 1e-3, objective: { reconstruction: "binary_cross_entropy", beta: 1 } };

export async function trainer(kind, _batch, filters = configs.convolutional.filters) {
	const config = kind === "convolutional" ? { ...configs[kind], filters } : configs[kind];
	const trainer = new Trainer(config, settings);
	return {
		step(images) {
			const { reconstruction, kl } = trainer.step(images);
			return reconstruction + kl;
		},
		free: () => trainer.free(),
	};
}

export async function reconstructor(kind) {
	const trainer = new Trainer(configs[kind], settings);
	const model = trainer.model();
	trainer.free();
	return { reconstruct: (image) => model.decode(model.encode(image)) };
}

/** What the module's memory has grown to. */
export const memoryBytes = () => memory.buffer.byteLength;

/** Runs a multiply-add tile from the L1 cache so many times; returns the number of floating-point operations. */
export const tile = peakFlops;
