/** The native trainer, which `cargo test` has built, as the reference for the page. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TrainConfig } from "../../../www/src/engine/training/trainConfig";

const target = process.env.CARGO_TARGET_DIR ?? join(__dirname, "../../../target");

export interface Trained {
	/** on the page's test digits; means over them */
	metrics: { reconstruction: number; kl: number; squaredError: number };
	/** every tensor by its name */
	weights: ReadonlyMap<string, Float32Array>;
}

/** Trains on one thread. */
export function trainNatively(config: TrainConfig, steps: number): Trained {
	const folder = mkdtempSync(join(tmpdir(), "trained-"));
	const [request, file] = [join(folder, "config.json"), join(folder, "model.safetensors")];
	writeFileSync(request, JSON.stringify(config));
	const output = execFileSync(join(target, "debug/examples/train"), [request, String(steps), file], {
		encoding: "utf8",
	});
	const { metrics } = JSON.parse(output) as { metrics: Trained["metrics"] };
	return { metrics, weights: readWeights(readFileSync(file)) };
}

/** The tensors of a safetensors file in single precision. */
export function readWeights(file: Buffer): Map<string, Float32Array> {
	const start = 8 + Number(file.readBigUInt64LE());
	const header = JSON.parse(file.subarray(8, start).toString()) as Record<string, { data_offsets: [number, number] }>;
	const tensors = Object.entries(header).filter(([name]) => name !== "__metadata__");
	return new Map(
		tensors.map(
			([
				name,
				{
					data_offsets: [from, to],
				},
			]) => {
				const bytes = Uint8Array.from(file.subarray(start + from, start + to));
				return [name, new Float32Array(bytes.buffer)];
			},
		),
	);
}

/** The largest difference between two models' weights. */
export function distanceOf(a: Trained["weights"], b: Trained["weights"]): number {
	let largest = 0;
	for (const [name, values] of a) {
		const others = b.get(name);
		if (others?.length !== values.length) return Number.POSITIVE_INFINITY;
		for (const [index, value] of values.entries()) {
			const difference = Math.abs(value - (others[index] ?? Number.NaN));
			if (!(difference <= largest)) largest = difference; // NaN is the largest of all
		}
	}
	return a.size === b.size ? largest : Number.POSITIVE_INFINITY;
}
