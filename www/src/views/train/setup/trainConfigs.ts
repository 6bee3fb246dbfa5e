/** Parses the settings into training configurations, or reasons why they are refused. */

import { remainingDigits } from "../../../engine/modelSize";
import type { TrainConfig, TrainingNoise } from "../../../engine/training/trainConfig";
import { bounds, levels, type NoiseKind } from "./bounds";
import { type ModelReading, type ModelRefusals, type ModelSettings, readModel } from "./modelSettings";
import { type Reading, type Refusals, readNumber, refusalCollector } from "./refusal";

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
type SharedRefusals = Refusals<SharedField>;
type SharedConfig = Omit<TrainConfig, keyof NonNullable<ModelReading["config"]>>;

interface SettingsReading {
	/** one per model; undefined while anything is refused */
	configs: readonly TrainConfig[] | undefined;
	shared: SharedRefusals;
	models: readonly ModelRefusals[];
}

export function readSettings(settings: Settings): SettingsReading {
	const shared = readShared(settings);
	const models = settings.models.map(readModel);
	const configs = models.flatMap(({ config }) => (config && shared.config ? [{ ...config, ...shared.config }] : []));
	return {
		configs: configs.length === models.length ? configs : undefined,
		shared: shared.refusals,
		models: models.map(({ refusals }) => refusals),
	};
}

function readShared(settings: Settings): { config: SharedConfig | undefined; refusals: SharedRefusals } {
	const refusals: SharedRefusals = {};
	const accept = refusalCollector(refusals);
	const excludedClasses = [...settings.excludedClasses];
	if (excludedClasses.length === 10) refusals.excludedClasses = { reason: "no class left" };
	const digits = accept("digits", readNumber(settings.digits, bounds.digits), Number.NaN);
	const config: SharedConfig = {
		digits,
		excludedClasses,
		batch: accept("batch", readBatch(settings.batch, remainingDigits(digits, excludedClasses)), Number.NaN),
		seed: accept("seed", readNumber(settings.seed, bounds.seed), Number.NaN),
		noise: accept("level", readNoise(settings), null),
	};
	return { config: Object.keys(refusals).length === 0 ? config : undefined, refusals };
}

function readBatch(text: string, digits: number): Reading<number> {
	const reading = readNumber(text, bounds.batch);
	const isTooLarge = "value" in reading && reading.value > digits && digits > 0;
	return isTooLarge ? { refusal: { reason: "batch too large", digits } } : reading;
}

export function readNoise({ noise: kind, level }: Pick<Settings, "noise" | "level">): Reading<TrainingNoise | null> {
	if (kind === "none") return { value: null };
	if (kind === "mixed") return { value: { kind } };
	const reading = readNumber(level, levels[kind]);
	if ("refusal" in reading) return reading;
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
