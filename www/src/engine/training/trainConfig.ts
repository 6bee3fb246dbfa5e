/**
 * Everything that determines a run: the same configuration, number of workers, build and CPU instruction set give the
 * same weights, bit for bit. With relaxed SIMD, results differ between processors.
 */

import type { TrainConfig as CrateConfig, Noise } from "autoencoders";

/** How the examples are corrupted for a model that learns to denoise them; drawn again in each step. */
export type TrainingNoise = Extract<Noise, { kind: "mixed" | "gaussian" | "salt_and_pepper" | "patch" }>;

/** Of the crate's settings those that the page offers. */
export interface TrainConfig extends Omit<CrateConfig, "beta1" | "beta2" | "epsilon"> {
	noise: TrainingNoise | null;
}
