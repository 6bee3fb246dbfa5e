/** Parses the settings into training configurations, or lists the invalid ones with the reasons. */

import { remainingExampleCount } from "../../../engine/modelSize";
import type { TrainConfig, TrainingNoise } from "../../../engine/training/trainConfig";
import { trainingExampleCounts } from "../../../state/dataSet";
import { bounds, type NoiseKind, noiseLevels } from "./bounds";
import { type ModelErrors, type ModelSettings, type ParsedModel, parseModelSettings } from "./modelSettings";
import { errorCollector, type ParseResult, parseNumber, type ValidationErrors } from "./validation";

/** As typed: the settings that all models share, because they train on the same batches; and those of each model. */
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
	originDataSetId: string | undefined;
	/** at least one, at most MAX_RUNS */
	models: readonly ModelSettings[];
}

export type SharedField = "examples" | "excludedClasses" | "batch" | "seed" | "level";
type SharedErrors = ValidationErrors<SharedField>;
type SharedConfig = Omit<TrainConfig, keyof NonNullable<ParsedModel["config"]>>;

interface ParsedSettings {
	/** one per model; undefined while any setting is invalid */
	configs: readonly TrainConfig[] | undefined;
	shared: SharedErrors;
	models: readonly ModelErrors[];
}

export function parseSettings(settings: Settings): ParsedSettings {
	const shared = parseShared(settings);
	const models = settings.models.map(parseModelSettings);
	const configs = models.flatMap(({ config }) => (config && shared.config ? [{ ...config, ...shared.config }] : []));
	return {
		configs: configs.length === models.length ? configs : undefined,
		shared: shared.errors,
		models: models.map(({ errors }) => errors),
	};
}

function parseShared(settings: Settings): { config: SharedConfig | undefined; errors: SharedErrors } {
	const errors: SharedErrors = {};
	const accept = errorCollector(errors);
	const excludedClasses = [...settings.excludedClasses];
	const examples = accept("examples", parseNumber(settings.examples, bounds.examples), Number.NaN);
	const all = trainingExampleCounts.value;
	const remaining = remainingExampleCount(examples, excludedClasses, all);
	if (remainingExampleCount(all.count, excludedClasses, all) === 0)
		errors.excludedClasses = { reason: "no class left" };
	else if (remaining === 0) errors.examples = { reason: "none of the classes left" };
	const config: SharedConfig = {
		examples,
		excludedClasses,
		batch: accept("batch", parseBatch(settings.batch, remaining), Number.NaN),
		seed: accept("seed", parseNumber(settings.seed, bounds.seed), Number.NaN),
		noise: accept("level", parseNoise(settings), null),
	};
	return { config: Object.keys(errors).length === 0 ? config : undefined, errors };
}

function parseBatch(text: string, examples: number): ParseResult<number> {
	const reading = parseNumber(text, bounds.batch);
	const isTooLarge = "value" in reading && reading.value > examples && examples > 0;
	return isTooLarge ? { error: { reason: "batch too large", examples } } : reading;
}

export function parseNoise({
	noise: kind,
	level,
}: Pick<Settings, "noise" | "level">): ParseResult<TrainingNoise | null> {
	if (kind === "none") return { value: null };
	if (kind === "mixed") return { value: { kind } };
	const reading = parseNumber(level, noiseLevels[kind]);
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
