import { expect, test } from "vitest";
import { readTensorFile, writeTensorFile } from "../engine/safetensors";
import { notesIn, withNotes } from "./fileNotes";

const shape = { height: 24, width: 40, channels: 3 };
const tensors = [{ name: "weight", dtype: "F32", shape: [1], bytes: Uint8Array.of(1, 2, 3, 4) }];
const file = writeTensorFile({ metadata: { config: "{}" }, tensors });

test("the notes of a file are read again, and leave everything else in it", () => {
	const notes = { preparation: "24x40x3-fit-black-normalise", denoises: true };
	const noted = withNotes(file, notes);
	expect(notesIn(noted, shape)).toEqual(notes);
	const read = readTensorFile(noted);
	expect(read?.tensors).toEqual(tensors);
	expect(read?.metadata.config).toBe("{}");
});

test("they are in the form of exports", () => {
	const { metadata } = readTensorFile(withNotes(file, { preparation: "24x40x3-crop-white-invert" })) ?? {};
	expect(metadata?.preprocessing).toBe('{"fit":"crop","background":"white","invert":true,"normalise":false}');
});

test.each([[{}], [{ preparation: "drawn" }]])(
	"a file stays to the byte where there is nothing to note: %j",
	(notes) => {
		expect(withNotes(file, notes)).toBe(file);
	},
);

test("damaged notes, and files of another kind, are without any", () => {
	const damaged = writeTensorFile({ metadata: { preprocessing: '{"fit":"stretch"}', denoises: "maybe" }, tensors });
	expect(notesIn(damaged, shape)).toEqual({});
	expect(notesIn(Uint8Array.of(1, 2, 3), shape)).toEqual({});
	expect(withNotes(Uint8Array.of(1, 2, 3), { denoises: true })).toEqual(Uint8Array.of(1, 2, 3));
});
