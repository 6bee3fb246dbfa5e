/** Burn on its pure-Rust backend, flex, compiled by us (../burn) with SIMD. */

import init, { Reconstructor, Trainer } from "burn";

await init({ module_or_path: "burn_peer_bg.wasm" });

export async function trainer(kind) {
	const trainer = new Trainer(kind);
	return { step: (images) => trainer.step(images), free: () => trainer.free() };
}

export async function reconstructor(kind) {
	const reconstructor = new Reconstructor(kind);
	return { reconstruct: (image) => reconstructor.reconstruct(image) };
}
