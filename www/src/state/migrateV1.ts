/**
 * Migrates the records of the first version of the storage, which had no `version` and other names for some fields. Each
 * is migrated when it is read: rewriting all of them at once might exceed memory or quota, and then nothing could be read.
 */

import * as v from "valibot";
import { LossHistory } from "./training/lossHistory";

const oldModel = v.looseObject({ hasRun: v.boolean() });

const oldTraining = v.looseObject({
	recipes: v.array(v.looseObject({ leftOut: v.unknown() })),
	goal: v.number(),
	positions: v.unknown(),
	tracks: v.array(
		v.object({
			reconstruction: v.instance(Float32Array),
			kl: v.instance(Float32Array),
			judgements: v.array(
				v.object({ step: v.number(), reconstruction: v.unknown(), kl: v.unknown(), squaredError: v.unknown() }),
			),
		}),
	),
});

const oldWeights = v.looseObject({ bytes: v.unknown(), run: v.unknown() });

type OldTrack = v.InferOutput<typeof oldTraining>["tracks"][number];

function toHistory({ reconstruction, kl, judgements }: OldTrack): object {
	const history = new LossHistory();
	const losses = Array.from(reconstruction, (value, step) => ({ reconstruction: value, kl: kl[step] ?? 0 }));
	history.add(0, losses);
	return { ...history.toStored(losses.length), evaluations: judgements };
}

/** The fields of a training, without a version; anything else is returned unchanged. */
function toTraining(old: unknown): unknown {
	const parsed = v.safeParse(oldTraining, old);
	if (!parsed.success) return old;
	const { recipes, goal, positions, tracks, ...rest } = parsed.output;
	const configs = recipes.map(({ leftOut, ...config }) => ({ ...config, excludedClasses: leftOut }));
	return { ...rest, configs, targetStep: goal, states: positions, histories: tracks.map(toHistory) };
}

/** By the stores' names now; the trainings were called runs then. */
const migrations = {
	models(old: unknown): unknown {
		const parsed = v.safeParse(oldModel, old);
		if (!parsed.success) return old;
		const { hasRun, ...rest } = parsed.output;
		return { version: 1, ...rest, canResume: hasRun };
	},
	weights(old: unknown): unknown {
		const parsed = v.safeParse(oldWeights, old);
		if (!parsed.success) return old;
		const { bytes, run } = parsed.output;
		return { version: 1, bytes, ...(run === undefined ? {} : { training: toTraining(run) }) };
	},
	trainings(old: unknown): unknown {
		const training = toTraining(old);
		return training === old ? old : { version: 1, ...(training as object) };
	},
};

/** The record of version 1; anything else is returned unchanged. */
export function migrateV1(store: string, old: unknown): unknown {
	return store in migrations ? migrations[store as keyof typeof migrations](old) : old;
}
