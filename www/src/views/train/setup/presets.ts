/** Presets, each named for what it teaches. On two cores each has taught it within a minute. */

import { MAX_EPOCHS } from "./bounds";
import { defaultsOf, type ModelKind, type ModelSettings } from "./modelSettings";
import type { Settings } from "./trainConfigs";

export const presetIds = ["vanilla", "tinyConvolutional", "map", "denoiser", "smallCode", "collapse"] as const;
export type PresetId = (typeof presetIds)[number];

export interface Preset {
	/** Presets leave the seed alone. */
	settings: Omit<Settings, "seed">;
	epochs: number;
}

const sharedDefaults = { excludedClasses: [], noise: "none", level: "", originDataSetId: undefined } as const;

/** A high learning rate that decays along a cosine: tests/native/schedules.rs measures what it saves compared with a constant one of 0.001. */
function withCosineDecay(kind: ModelKind, learningRate: string): ModelSettings {
	return { ...defaultsOf(kind), learningRate, schedule: "cosine" };
}

const mapModel = withCosineDecay("variational", "0.006");
const smallConvolutional: ModelSettings = {
	...withCosineDecay("convolutional", "0.006"),
	filters1: "8",
	filters2: "16",
};
const variational16: ModelSettings = { ...defaultsOf("variational"), code: "16" };
/** With ReLU: two units with tanh soon saturate for every example, and stay saturated. */
const narrowVanilla: ModelSettings = { ...defaultsOf("vanilla"), hidden: "256", code: "2" };

/** The index of the model that is shown at first, where that is not 0. */
export const initialModelIndex: Partial<Record<PresetId, number>> = { collapse: 1 };

/** On a narrow screen, which shows either the curves or the map: what the preset says to watch, if not the curves. */
export const initialPanel: Partial<Record<PresetId, "map">> = { map: "map" };

/** A data set of fewer training examples is small: its batches are, too, so that an epoch has some steps. */
const SMALL_DATA_SET = 5000;
const SMALL_BATCH = 32;

/** The least number of images that a training is shown, over all epochs, so that one with a small data set has enough steps. */
const MIN_IMAGES_SHOWN = 100_000;

/** For a data set of so many training examples, all of which are used. */
export function presetsFor(exampleCount: number): Readonly<Record<PresetId, Preset>> {
	const batchOf = (usual: number) =>
		String(exampleCount < SMALL_DATA_SET ? Math.min(SMALL_BATCH, exampleCount) : usual);
	const base = { ...sharedDefaults, examples: String(exampleCount), batch: batchOf(128) };
	const epochsOf = (usual: number) =>
		Math.min(MAX_EPOCHS, Math.max(usual, Math.round(MIN_IMAGES_SHOWN / exampleCount)));
	const preset = (epochs: number, settings: Pick<Settings, "models"> & Partial<Settings>): Preset => ({
		settings: { ...base, ...settings },
		epochs: epochsOf(epochs),
	});
	return {
		vanilla: preset(10, { batch: batchOf(256), models: [defaultsOf("vanilla")] }),
		// Small batches: in the time of an epoch a convolutional model learns more from many small steps.
		tinyConvolutional: preset(2, { batch: batchOf(32), models: [smallConvolutional] }),
		map: preset(10, { models: [mapModel] }),
		denoiser: preset(2, { batch: batchOf(32), noise: "mixed", models: [smallConvolutional] }),
		smallCode: preset(5, { models: [narrowVanilla, { ...narrowVanilla, code: "32" }] }),
		collapse: preset(5, { models: [variational16, { ...variational16, beta: "40" }] }),
	};
}
