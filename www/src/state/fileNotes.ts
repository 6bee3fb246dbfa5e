/**
 * What a model's file says beside its weights, so that it is known wherever the file is opened: how pictures became the images that
 * the model learnt from, in the entry and the form of our exports, and whether it learnt to denoise.
 */

import * as v from "valibot";
import type { ImageShape } from "../engine/dataSpec";
import { formatSettings, parseSettings } from "../engine/pictures/settings";
import { readTensorFile, writeTensorFile } from "../engine/safetensors";
import type { StoredModel } from "./records";

export type FileNotes = { [Key in "preparation" | "denoises"]?: StoredModel[Key] | undefined };

const preprocessing = v.object({
	fit: v.picklist(["crop", "fit"]),
	background: v.picklist(["white", "black"]),
	invert: v.boolean(),
	normalise: v.boolean(),
});

/** The file with these notes; as it is if there are none, or it is no safetensors file. */
export function withNotes(file: Uint8Array, { preparation = "", denoises }: FileNotes): Uint8Array {
	const settings = parseSettings(preparation);
	const tensorFile = settings || denoises ? readTensorFile(file) : undefined;
	if (!tensorFile) return file;
	const entries = {
		...(settings ? { preprocessing: JSON.stringify(v.parse(preprocessing, settings)) } : {}),
		...(denoises ? { denoises: "true" } : {}),
	};
	return writeTensorFile({ ...tensorFile, metadata: { ...tensorFile.metadata, ...entries } });
}

/** The notes in a file of ours or one of our exports, of a model for images of this shape. What is damaged is not noted. */
export function notesIn(file: Uint8Array, shape: ImageShape): FileNotes {
	const { preprocessing: json = "", denoises } = readTensorFile(file)?.metadata ?? {};
	const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), preprocessing), json);
	const channels = shape.channels === 3 ? 3 : 1;
	return {
		...(parsed.success ? { preparation: formatSettings({ ...shape, channels, ...parsed.output }) } : {}),
		...(denoises === "true" ? { denoises: true } : {}),
	};
}
