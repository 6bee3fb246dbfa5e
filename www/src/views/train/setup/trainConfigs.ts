/** Parses the settings into training configurations, or lists the invalid ones with the reasons. */

import { remainingDigits } from "../../../engine/modelSize";
import type { TrainConfig, TrainingNoise } from "../../../engine/training/trainConfig";
import { bounds, levels, type NoiseKind } from "./bounds";
import { type ModelErrors, type ModelReading, type ModelSettings, readModel } from "./modelSettings";
import { errorCollector, type Reading, readNumber, type ValidationErrors } from "./validation";

/** What all models share, because they train on the same batches; and the models. */
export interface Settings {
	digits: string;
	/** ascending */
	excludedClasses: readonly number[];
	batch: string;
	seed: string;
	noise: NoiseKind;
	/** of the noise, in its own unit */
	level: string;
	/** one to three */
	models: readonly ModelSettings[];
}

export type SharedField = "digits" | "excludedClasses" | "batch" | "seed" | "level";
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
	if (excludedClasses.length === 10) errors.excludedClasses = { reason: "no class left" };
	const digits = accept("digits", readNumber(settings.digits, bounds.digits), Number.NaN);
	const config: SharedConfig = {
		digits,
		excludedClasses,
		batch: accept("batch", readBatch(settings.batch, remainingDigits(digits, excludedClasses)), Number.NaN),
		seed: accept("seed", readNumber(settings.seed, bounds.seed), Number.NaN),
		noise: accept("level", readNoise(settings), null),
	};
	return { config: Object.keys(errors).length === 0 ? config : undefined, errors };
}

function readBatch(text: string, digits: number): Reading<number> {
	const reading = readNumber(text, bounds.batch);
	const isTooLarge = "value" in reading && reading.value > digits && digits > 0;
	return isTooLarge ? { error: { reason: "batch too large", digits } } : reading;
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
