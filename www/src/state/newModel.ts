/** A model that is to be kept, or to leave the page, and what is known of it by its training. */

import type { TrainConfig } from "../engine/training/trainConfig";
import { allDataSets } from "./dataSet";
import type { SavedTraining } from "./training/savedTraining";
import type { Origins } from "./training/training";

/** A model's file, the name that it will have, and its training if that can be resumed. */
export interface NewModel {
	name: string;
	/** the id of the data set that it learnt from, if that is known */
	data?: string | undefined;
	bytes: Uint8Array;
	/** how the images were made of pictures, where the data set does not tell */
	preparation?: string | undefined;
	/** Whether it learnt to denoise. */
	denoises?: boolean | undefined;
	/** The labels of the classes that were left out of its training. */
	without?: readonly number[];
	training?: SavedTraining;
}

/** How pictures became the images that a model learnt from, if that is known. */
export function preparationOf({ data, preparation }: Omit<NewModel, "name" | "bytes">): string | undefined {
	return allDataSets.peek().find(({ id }) => id === data)?.preparation ?? preparation;
}

/** A model's file that says how it was made. Without the part of the page for it, the file as it is. */
export async function notedFile(bytes: Uint8Array, made: Omit<NewModel, "name" | "bytes">): Promise<Uint8Array> {
	const part = await import("./fileNotes").catch(() => undefined);
	return part?.withNotes(bytes, { preparation: preparationOf(made), denoises: made.denoises }) ?? bytes;
}

function namesOf(data: string | undefined): readonly string[] {
	return allDataSets.peek().find(({ id }) => id === data)?.classNames.en ?? [];
}

/** A training, live or saved. */
interface Trained {
	data: string;
	configs: readonly TrainConfig[];
	origins?: Origins | undefined;
}

type Learnt = Pick<NewModel, "data" | "denoises" | "without">;

/** What is known of a model by its training. Classes that its first weights had learnt elsewhere were not left out. */
export function learntFrom({ data, configs, origins }: Trained, run = 0): Learnt {
	const { noise = null, excludedClasses = [] } = configs[run] ?? {};
	const [names, before] = [namesOf(data), namesOf(origins?.[run]?.data)];
	const without = excludedClasses.filter((label) => !before.includes(names[label] ?? String(label)));
	return { data, ...(noise ? { denoises: true } : {}), without };
}
