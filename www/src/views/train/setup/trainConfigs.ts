/** From what is typed to recipes, or to the reasons why there are none. */

import { remainingDigits } from "../../../engine/modelSize";
import type { TrainConfig, TrainingNoise } from "../../../engine/training/trainConfig";
import { bounds, levels, type NoiseKind } from "./bounds";
import { type ModelReading, type ModelRefusals, type ModelSettings, readModel } from "./modelSettings";
import { type Reading, type Refusals, readNumber, taker } from "./refusal";

/** What all lanes share, since they learn from the same batches; and the lanes. */
export interface Settings {
	digits: string;
	/** in ascending order */
	excludedClasses: readonly number[];
	batch: string;
	seed: string;
	noise: NoiseKind;
	/** of the noise, in its own unit */
	level: string;
	/** one to three */
	lanes: readonly ModelSettings[];
}

export type SharedField = "digits" | "excludedClasses" | "batch" | "seed" | "level";
type SharedRefusals = Refusals<SharedField>;
type SharedRecipe = Omit<TrainConfig, keyof NonNullable<ModelReading["recipe"]>>;

interface SettingsReading {
	/** one a lane; undefined while anything is refused */
	recipes: readonly TrainConfig[] | undefined;
	shared: SharedRefusals;
	lanes: readonly ModelRefusals[];
}

export function readSettings(settings: Settings): SettingsReading {
	const shared = readShared(settings);
	const lanes = settings.lanes.map(readModel);
	const recipes = lanes.flatMap(({ recipe }) => (recipe && shared.recipe ? [{ ...recipe, ...shared.recipe }] : []));
	return {
		recipes: recipes.length === lanes.length ? recipes : undefined,
		shared: shared.refusals,
		lanes: lanes.map(({ refusals }) => refusals),
	};
}

function readShared(settings: Settings): { recipe: SharedRecipe | undefined; refusals: SharedRefusals } {
	const refusals: SharedRefusals = {};
	const take = taker(refusals);
	const excludedClasses = [...settings.excludedClasses];
	if (excludedClasses.length === 10) refusals.excludedClasses = { reason: "no class left" };
	const digits = take("digits", readNumber(settings.digits, bounds.digits), Number.NaN);
	const recipe: SharedRecipe = {
		digits,
		excludedClasses,
		batch: take("batch", readBatch(settings.batch, remainingDigits(digits, excludedClasses)), Number.NaN),
		seed: take("seed", readNumber(settings.seed, bounds.seed), Number.NaN),
		noise: take("level", readNoise(settings), null),
	};
	return { recipe: Object.keys(refusals).length === 0 ? recipe : undefined, refusals };
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
