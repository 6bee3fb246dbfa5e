import { decode } from "fast-png";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { PictureArchive } from "./pictureArchive";

async function filesOf(archive: PictureArchive): Promise<Record<string, Uint8Array>> {
	return unzipSync(new Uint8Array(await archive.finish().arrayBuffer()));
}

test.each([1, 3])("pictures of %i channels come back from the archive's PNG files as they were", async (channels) => {
	const [shape, length] = [{ height: 3, width: 2, channels }, 6 * channels];
	const bytes = Uint8Array.from({ length: 2 * length }, (_, at) => (at * 37) % 256);
	const archive = new PictureArchive();
	archive.add(shape, bytes, ["before/ä/1.png", "before/2.png"]);
	const files = await filesOf(archive);
	expect(Object.keys(files)).toEqual(["before/ä/1.png", "before/2.png"]);
	for (const [at, file] of Object.values(files).entries()) {
		const { width, height, data, channels: found } = decode(file);
		expect({ width, height, found }).toEqual({ width: 2, height: 3, found: channels });
		expect([...data]).toEqual([...bytes.subarray(at * length, (at + 1) * length)]);
	}
});

test("an archive without pictures is empty", async () => {
	expect(await filesOf(new PictureArchive())).toEqual({});
});

test("bytes that are not as many pictures as there are paths are refused", () => {
	const shape = { height: 3, width: 2, channels: 1 };
	expect(() => new PictureArchive().add(shape, new Uint8Array(11), ["a", "b"])).toThrow(
		"expected 2 pictures of 6 bytes",
	);
});
