/** Runs in the browser, one page a peer: takes the times that ../lib/browser.mjs asks for. */

import * as peer from "peer";

const PIXELS = 784;
const digits = Float32Array.from(new Uint8Array(await (await fetch("../digits")).arrayBuffer()), (byte) => byte / 255);
const count = digits.length / PIXELS;

const digit = (index) => digits.subarray(index * PIXELS, (index + 1) * PIXELS);
const anyDigit = () => digit(Math.floor(Math.random() * count));

/** The time of a step includes gathering the batch and reading the loss. */
async function training(kind, batch, filters) {
	const trainer = await peer.trainer(kind, batch, filters);
	if (!trainer) {
		return undefined;
	}
	const images = new Float32Array(batch * PIXELS);
	async function run() {
		for (let i = 0; i < batch; i++) {
			images.set(anyDigit(), i * PIXELS);
		}
		const loss = await trainer.step(images);
		if (!Number.isFinite(loss)) {
			throw new Error(`the loss is ${loss}`);
		}
	}
	return { run, free: () => trainer.free?.() };
}

/** One image in, encoded, decoded, its pixels out. */
async function reconstruction(kind) {
	const reconstructor = await peer.reconstructor(kind);
	async function run() {
		const output = await reconstructor.reconstruct(anyDigit());
		if (output.length !== PIXELS || !(output[0] > 0 && output[0] < 1)) {
			throw new Error(`${output.length} values, the first ${output[0]}, are no image`);
		}
	}
	return reconstructor && { run };
}

const openedModels = new Map();

window.bench = {
	/** Makes a model ready to be timed under this name; false if the peer cannot. */
	async open(name, { task, kind, batch, filters }) {
		const model = await (task === "train" ? training(kind, batch, filters) : reconstruction(kind));
		openedModels.set(name, model);
		return Boolean(model);
	},

	/** Milliseconds a call, `count` times the mean of a group of calls. */
	async times(name, count, group) {
		const { run } = openedModels.get(name);
		const times = [];
		for (let i = 0; i < count; i++) {
			const start = performance.now();
			for (let j = 0; j < group; j++) {
				await run();
			}
			times.push((performance.now() - start) / group);
		}
		return times;
	},

	close(name) {
		openedModels.get(name)?.free?.();
		openedModels.delete(name);
	},

	/** GFLOP/s of a multiply-add tile that never leaves the L1 cache: what this browser's SIMD can do. */
	limit(milliseconds) {
		let [operations, elapsed] = [0, 0];
		const start = performance.now();
		do {
			operations += peer.runMultiplyAdds(1000);
			elapsed = performance.now() - start;
		} while (elapsed < milliseconds);
		return operations / elapsed / 1e6;
	},

	memoryBytes: () => peer.memoryBytes(),
};
