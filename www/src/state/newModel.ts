/** A model that is to be kept, or to leave the page, and what is known of it by its training. */

import type { TrainConfig } from "../engine/training/trainConfig";
import { allDataSets } from "./dataSet";
import type { SavedTraining } from "./training/savedTraining";
import type { PretrainedOrigins } from "./training/training";

/** A model's file, the name that it will have, and its training if that can be resumed. */
export interface NewModel {
	name: string;
	/** the id of the data set that it learnt from, if that is known */
	data?: string | undefined;
	bytes: Uint8Array;
	/** how pictures became the images, as `formatSettings` writes it, where the data set does not tell */
	preparation?: string | undefined;
	/** Whether it learnt to denoise. */
	denoises?: boolean | undefined;
	/** The labels of the classes that were left out of its training, stored as `without`. */
	excludedClasses?: readonly number[];
	training?: SavedTraining;
}

/** How pictures became the images that a model learnt from, if that is known. */
export function preparationOf({ data, preparation }: Omit<NewModel, "name" | "bytes">): string | undefined {
	return allDataSets.peek().find(({ id }) => id === data)?.preparation ?? preparation;
}

/** A model's file with notes on how it was made (fileNotes.ts); as it is where the code for that cannot be downloaded. */
export async function fileWithNotes(bytes: Uint8Array, made: Omit<NewModel, "name" | "bytes">): Promise<Uint8Array> {
	const fileNotes = await import("./fileNotes").catch(() => undefined);
	return fileNotes?.withNotes(bytes, { preparation: preparationOf(made), denoises: made.denoises }) ?? bytes;
}

function classNamesOf(data: string | undefined): readonly string[] {
	return allDataSets.peek().find(({ id }) => id === data)?.classNames.en ?? [];
}

/** A training, live or saved. */
interface Trained {
	data: string;
	configs: readonly TrainConfig[];
	origins?: PretrainedOrigins | undefined;
}

type TrainingFacts = Pick<NewModel, "data" | "denoises" | "excludedClasses">;

/**
 * What is known of a model by its training; `run` is the index of its configuration. A class that its initial weights had learnt
 * elsewhere is not excluded.
 */
export function trainingFactsOf({ data, configs, origins }: Trained, run = 0): TrainingFacts {
	const { noise = null, excludedClasses = [] } = configs[run] ?? {};
	const [classNames, originClassNames] = [classNamesOf(data), classNamesOf(origins?.[run]?.data)];
	const unseen = excludedClasses.filter((label) => !originClassNames.includes(classNames[label] ?? String(label)));
	return { data, ...(noise ? { denoises: true } : {}), excludedClasses: unseen };
}
