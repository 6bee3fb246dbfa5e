/** Settings to begin with, each named for what it teaches. */

import { type ModelSettings, startOf } from "./modelSettings";
import type { Settings } from "./trainConfigs";

export const presetIds = ["article", "tinyConvolutional", "map", "denoiser", "smallCode", "collapse"] as const;
export type PresetId = (typeof presetIds)[number];

/** Whatever the seed. */
type Preset = Omit<Settings, "seed">;

const usual = { digits: "60000", excludedClasses: [], batch: "128", noise: "none", level: "" } as const;
const small: ModelSettings = { ...startOf("convolutional"), filters1: "8", filters2: "16" };
const sixteen: ModelSettings = { ...startOf("variational"), code: "16" };
/** With rectifiers: two units of tanh are soon at the ends of their range for every digit, and stay there. */
const narrow: ModelSettings = { ...startOf("vanilla"), hidden: "256", code: "2" };

/** The lane that there is something to be seen of, where it is not the first. */
export const lookedAt: Partial<Record<PresetId, number>> = { collapse: 1 };

export const presets: Readonly<Record<PresetId, Preset>> = {
	article: { ...usual, batch: "256", lanes: [startOf("vanilla")] },
	tinyConvolutional: { ...usual, lanes: [small] },
	map: { ...usual, lanes: [startOf("variational")] },
	denoiser: { ...usual, noise: "mixed", lanes: [small] },
	smallCode: { ...usual, lanes: [narrow, { ...narrow, code: "32" }] },
	collapse: { ...usual, lanes: [sixteen, { ...sixteen, beta: "10" }] },
};
