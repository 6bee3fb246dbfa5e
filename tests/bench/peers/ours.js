/** Ours, in the build that lies beside the page: plain or relaxed SIMD. */

import init, { DataSet, runMultiplyAdds, TrainingRun } from "autoencoders";
import { configs } from "../lib/configs.mjs";

const { memory } = await init({ module_or_path: "autoencoders_bg.wasm" });

const SIDE = 28;
const pixels = await (await fetch("../digits")).arrayBuffer();
const count = pixels.byteLength / SIDE ** 2;
const digits = DataSet.parse(await idxFile());

/** The images with the headers of IDX, and labels, which a training does not need. */
async function idxFile() {
	const parts = [idxHeader(0x803, count, SIDE, SIDE), pixels, idxHeader(0x801, count), new Uint8Array(count)];
	return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Numbers of 32 bits, the most significant byte first. */
function idxHeader(...numbers) {
	const view = new DataView(new ArrayBuffer(4 * numbers.length));
	for (const [index, number] of numbers.entries()) {
		view.setUint32(4 * index, number);
	}
	return view;
}

function trainingRunOf(model, batch) {
	return new TrainingRun(
		{
			model,
			objective: { reconstruction: "binary_cross_entropy", beta: 1 },
			warmUp: 0,
			learningRate: 1e-3,
			batch,
			noise: null,
			examples: count - (count % batch), // so that every batch is a whole one
			excludedClasses: [],
			seed: 1,
		},
		digits,
	);
}

export async function trainer(kind, batch, filters = configs.convolutional.filters) {
	const run = trainingRunOf(kind === "convolutional" ? { ...configs[kind], filters } : configs[kind], batch);
	return {
		/** A run gathers its batch itself, from the same digits: what the page has gathered for it comes on top. */
		step() {
			const { reconstruction, kl } = run.trainStep();
			return reconstruction + kl;
		},
		free: () => run.free(),
	};
}

export async function reconstructor(kind) {
	const run = trainingRunOf(configs[kind], 1);
	const model = run.model();
	run.free();
	return { reconstruct: (image) => model.decode(model.encode(image)) };
}

/** What the module's memory has grown to. */
export const memoryBytes = () => memory.buffer.byteLength;

/** Runs a multiply-add tile from the L1 cache so many times; returns the number of floating-point operations. */
export { runMultiplyAdds };
