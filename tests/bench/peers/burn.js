/** Burn on its pure-Rust backend, flex, compiled by us (../burn) with SIMD. */

import init, { Reconstructor, Trainer } from "burn";
import { configs } from "../lib/configs.mjs";

await init({ module_or_path: "burn_peer_bg.wasm" });

const defaults = configs.convolutional.filters;

export async function trainer(kind, _batch, filters = defaults) {
	const trainer = new Trainer(kind, Uint32Array.from(filters));
	return { step: (images) => trainer.step(images), free: () => trainer.free() };
}

export async function reconstructor(kind) {
	const reconstructor = new Reconstructor(kind, Uint32Array.from(defaults));
	return { reconstruct: (image) => reconstructor.reconstruct(image) };
}
