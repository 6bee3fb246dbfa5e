/**
 * Migrates the records of version 1, when there was no other data set than MNIST, and what a training used of it was called
 * its digits. Each is migrated when it is read.
 */

import * as v from "valibot";

const versionOne = v.looseObject({ version: v.literal(1) });
const oldTraining = v.looseObject({ configs: v.array(v.looseObject({ digits: v.number() })) });

function toTraining(old: unknown): unknown {
	const parsed = v.safeParse(oldTraining, old);
	if (!parsed.success) return old;
	const configs = parsed.output.configs.map(({ digits, ...config }) => ({ ...config, examples: digits }));
	return { ...parsed.output, data: "mnist", configs };
}

/** The record of version 2; anything else is returned unchanged. */
export function migrateV2(store: string, old: unknown): unknown {
	const parsed = v.safeParse(versionOne, old);
	if (!parsed.success) return old;
	const record = { ...parsed.output, version: 2 };
	switch (store) {
		case "models":
			return { ...record, data: "mnist" };
		case "weights":
			return "training" in record ? { ...record, training: toTraining(record.training) } : record;
		case "trainings":
			return toTraining(record);
		default:
			return old; // there was no such store
	}
}
