/** Parses the settings into training configurations, or lists the invalid ones with the reasons. */

import { remainingExamples } from "../../../engine/modelSize";
import type { TrainConfig, TrainingNoise } from "../../../engine/training/trainConfig";
import { trainingExamples } from "../../../state/dataSet";
import { bounds, levels, type NoiseKind } from "./bounds";
import { type ModelErrors, type ModelReading, type ModelSettings, readModel } from "./modelSettings";
import { errorCollector, type Reading, readNumber, type ValidationErrors } from "./validation";

/** What all models share, because they train on the same batches; and the models. */
export interface Settings {
	examples: string;
	/** ascending */
	excludedClasses: readonly number[];
	batch: string;
	seed: string;
	noise: NoiseKind;
	/** of the noise, in its own unit */
	level: string;
	/** the id of the data set whose models are trained further; undefined for random weights */
	from: string | undefined;
	/** one to three */
	models: readonly ModelSettings[];
}

export type SharedField = "examples" | "excludedClasses" | "batch" | "seed" | "level";
type SharedErrors = ValidationErrors<SharedField>;
type SharedConfig = Omit<TrainConfig, keyof NonNullable<ModelReading["config"]>>;

interface SettingsReading {
	/** one per model; undefined while any setting is invalid */
	configs: readonly TrainConfig[] | undefined;
	shared: SharedErrors;
	models: readonly ModelErrors[];
}

export function readSettings(settings: Settings): SettingsReading {
	const shared = readShared(settings);
	const models = settings.models.map(readModel);
	const configs = models.flatMap(({ config }) => (config && shared.config ? [{ ...config, ...shared.config }] : []));
	return {
		configs: configs.length === models.length ? configs : undefined,
		shared: shared.errors,
		models: models.map(({ errors }) => errors),
	};
}

function readShared(settings: Settings): { config: SharedConfig | undefined; errors: SharedErrors } {
	const errors: SharedErrors = {};
	const accept = errorCollector(errors);
	const excludedClasses = [...settings.excludedClasses];
	const examples = accept("examples", readNumber(settings.examples, bounds.examples), Number.NaN);
	const all = trainingExamples.value;
	const remaining = remainingExamples(examples, excludedClasses, all);
	if (remainingExamples(all.count, excludedClasses, all) === 0) errors.excludedClasses = { reason: "no class left" };
	else if (remaining === 0) errors.examples = { reason: "none of the classes left" };
	const config: SharedConfig = {
		examples,
		excludedClasses,
		batch: accept("batch", readBatch(settings.batch, remaining), Number.NaN),
		seed: accept("seed", readNumber(settings.seed, bounds.seed), Number.NaN),
		noise: accept("level", readNoise(settings), null),
	};
	return { config: Object.keys(errors).length === 0 ? config : undefined, errors };
}

function readBatch(text: string, examples: number): Reading<number> {
	const reading = readNumber(text, bounds.batch);
	const isTooLarge = "value" in reading && reading.value > examples && examples > 0;
	return isTooLarge ? { error: { reason: "batch too large", examples } } : reading;
}

export function readNoise({ noise: kind, level }: Pick<Settings, "noise" | "level">): Reading<TrainingNoise | null> {
	if (kind === "none") return { value: null };
	if (kind === "mixed") return { value: { kind } };
	const reading = readNumber(level, levels[kind]);
	if ("error" in reading) return reading;
	const { value } = reading;
	switch (kind) {
		case "gaussian":
			return { value: { kind, sigma: value } };
		case "salt_and_pepper":
			return { value: { kind, probability: value / 100 } };
		case "patch":
			return { value: { kind, size: value } };
	}
}
