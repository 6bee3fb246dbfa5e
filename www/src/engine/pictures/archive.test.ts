import { describe, expect, test } from "vitest";
import { makeZip, type ZipFile } from "../../testing/zip";
import { readContent, readEntries, withinTotalSize } from "./archive";

const zeros = new Uint8Array(1000);
const text = new TextEncoder().encode("some text");

const archiveOf = (files: readonly ZipFile[], comment?: string) => new Blob([makeZip(files, comment)]);

/** The content of the first file. */
async function read(files: readonly ZipFile[], change?: Partial<Awaited<ReturnType<typeof readEntries>>[number]>) {
	const archive = archiveOf(files);
	const [entry] = await readEntries(archive);
	if (!entry) throw new Error("no entry");
	return new Uint8Array(await (await readContent(archive, { ...entry, ...change })).arrayBuffer());
}

describe("an archive", () => {
	for (const isStored of [true, false]) {
		test(`gives its files as they were, ${isStored ? "stored" : "deflated"}`, async () => {
			const archive = archiveOf([
				{ name: "a/", content: new Uint8Array(), isStored: true },
				{ name: "a/zeros", content: zeros, isStored },
				{ name: "a/text", content: text, isStored },
			]);
			const entries = await readEntries(archive);
			expect(entries.map(({ path }) => path)).toEqual(["a/zeros", "a/text"]);
			const contents = await Promise.all(
				entries.map(async (entry) => (await readContent(archive, entry)).arrayBuffer()),
			);
			expect(contents.map((content) => new Uint8Array(content))).toEqual([zeros, text]);
		});
	}

	test("may have a comment", async () => {
		const entries = await readEntries(archiveOf([{ name: "a", content: text }], "made by hand ".repeat(100)));
		expect(entries).toHaveLength(1);
	});

	test("may be empty", async () => {
		expect(await readEntries(archiveOf([]))).toEqual([]);
	});

	test("has names in UTF-8, or as Chinese Windows writes them", async () => {
		const gbk = Uint8Array.of(0xca, 0xfd, 0xd7, 0xd6); // 数字
		const entries = await readEntries(
			archiveOf([
				{ name: "数字.png", content: text },
				{ name: gbk, content: text },
			]),
		);
		expect(entries.map(({ path }) => path)).toEqual(["数字.png", "数字"]);
	});

	test("that breaks off is damaged, wherever", async () => {
		const bytes = makeZip([
			{ name: "a", content: text },
			{ name: "b", content: zeros },
		]);
		for (let length = 0; length < bytes.length; length++) {
			await expect(readEntries(new Blob([bytes.subarray(0, length)]))).rejects.toMatchObject({
				reason: "damaged_archive",
			});
		}
	});

	test("of which any byte is another gives entries or a reason, and each of these a content or a reason", async () => {
		const bytes = makeZip([{ name: "a", content: text }], "x");
		const reasons = new Set<unknown>();
		for (let at = 0; at < bytes.length; at++) {
			const broken = new Blob([bytes.map((byte, index) => (index === at ? byte ^ 0xff : byte))]);
			const reading = readEntries(broken).then((entries) =>
				Promise.all(entries.map((entry) => readContent(broken, entry))),
			);
			reasons.add(await reading.then(() => "read").catch((thrown: { reason?: string }) => thrown.reason ?? thrown));
		}
		const known = ["read", "damaged_archive", "unsupported", "too_large"];
		expect([...reasons].filter((reason) => !known.includes(String(reason)))).toEqual([]);
	});

	test("that is none is damaged", async () => {
		await expect(readEntries(new Blob(["no archive at all, but long enough"]))).rejects.toMatchObject({
			reason: "damaged_archive",
		});
	});
});

describe("a file in an archive", () => {
	test("that is larger than it promises is not inflated", async () => {
		await expect(read([{ name: "a", content: zeros, declaredSize: 10 }])).rejects.toMatchObject({
			reason: "damaged_archive",
		});
	});

	test("that is smaller than it promises is damaged", async () => {
		await expect(read([{ name: "a", content: zeros, declaredSize: 2000 }])).rejects.toMatchObject({
			reason: "damaged_archive",
		});
	});

	test("that promises more than is decoded is too large", async () => {
		await expect(read([{ name: "a", content: zeros, declaredSize: 2 ** 28 }])).rejects.toMatchObject({
			reason: "too_large",
		});
	});

	test("that is encrypted, or compressed by another method, is not supported", async () => {
		await expect(read([{ name: "a", content: text, isEncrypted: true }])).rejects.toMatchObject({
			reason: "unsupported",
		});
		await expect(read([{ name: "a", content: text }], { method: 12 })).rejects.toMatchObject({ reason: "unsupported" });
	});

	test("that lies elsewhere is damaged", async () => {
		await expect(read([{ name: "a", content: text }], { headerOffset: 7 })).rejects.toMatchObject({
			reason: "damaged_archive",
		});
		await expect(read([{ name: "a", content: text }], { headerOffset: 10_000 })).rejects.toMatchObject({
			reason: "damaged_archive",
		});
	});
});

test("of an archive that promises more than the limit, what is within it is taken", () => {
	const entry = { method: 8, isEncrypted: false, compressedSize: 1, headerOffset: 0 };
	const entries = Array.from({ length: 10 }, (_, index) => ({ ...entry, path: String(index), size: 100 }));
	expect(withinTotalSize(entries, 350).map(({ path }) => path)).toEqual(["0", "1", "2"]);
	expect(withinTotalSize(entries)).toEqual(entries);
});
