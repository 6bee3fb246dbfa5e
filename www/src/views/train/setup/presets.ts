/** Presets, each named for what it teaches. */

import { defaultsOf, type ModelSettings } from "./modelSettings";
import type { Settings } from "./trainConfigs";

export const presetIds = ["vanilla", "tinyConvolutional", "map", "denoiser", "smallCode", "collapse"] as const;
export type PresetId = (typeof presetIds)[number];

/** Presets leave the seed alone. */
export type Preset = Omit<Settings, "seed">;

const shared = { excludedClasses: [], noise: "none", level: "", from: undefined } as const;
const smallConvolutional: ModelSettings = { ...defaultsOf("convolutional"), filters1: "8", filters2: "16" };
/** As good as with a constant rate of 0.001 after twice as many epochs: tests/native/schedules.rs measures it. */
const map: ModelSettings = { ...defaultsOf("variational"), learningRate: "0.006", schedule: "cosine" };
const variational16: ModelSettings = { ...defaultsOf("variational"), code: "16" };
/** With ReLU: two units with tanh soon saturate for every example, and stay saturated. */
const narrowVanilla: ModelSettings = { ...defaultsOf("vanilla"), hidden: "256", code: "2" };

/** The model shown first, where it is not the first one. */
export const shownModel: Partial<Record<PresetId, number>> = { collapse: 1 };

/** A data set of fewer training examples is small: its batches are, too, so that an epoch has some steps. */
const FEW = 5000;
const SMALL_BATCH = 32;

/** For a data set of so many training examples, all of which are used. */
export function presetsOf(count: number): Readonly<Record<PresetId, Preset>> {
	const batchOf = (usual: number) => String(count < FEW ? Math.min(SMALL_BATCH, count) : usual);
	const base = { ...shared, examples: String(count), batch: batchOf(128) };
	return {
		vanilla: { ...base, batch: batchOf(256), models: [defaultsOf("vanilla")] },
		tinyConvolutional: { ...base, models: [smallConvolutional] },
		map: { ...base, models: [map] },
		denoiser: { ...base, noise: "mixed", models: [smallConvolutional] },
		smallCode: { ...base, models: [narrowVanilla, { ...narrowVanilla, code: "32" }] },
		collapse: { ...base, models: [variational16, { ...variational16, beta: "40" }] },
	};
}
