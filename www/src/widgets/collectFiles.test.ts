import { describe, expect, test } from "vitest";
import { collectChosen, collectDropped, collectPasted } from "./collectFiles";

type Tree = { [name: string]: Tree | File };

/** An entry as browsers give them: two at a time in each folder. */
function entryOf(fullPath: string, node: Tree | File | "gone"): FileSystemEntry {
	if (node === "gone" || node instanceof File) {
		const file = (resolve: (file: File) => void, reject: (error: Error) => void) =>
			node === "gone" ? reject(new Error("gone")) : resolve(node);
		return { isFile: true, isDirectory: false, fullPath, file } as unknown as FileSystemEntry;
	}
	const rest = Object.entries(node).map(([name, child]) => entryOf(`${fullPath}/${name}`, child));
	const readEntries = (resolve: (entries: FileSystemEntry[]) => void) => resolve(rest.splice(0, 2));
	return {
		isFile: false,
		isDirectory: true,
		fullPath,
		createReader: () => ({ readEntries }),
	} as unknown as FileSystemEntry;
}

function dropOf(entries: readonly (FileSystemEntry | null)[], files: readonly File[] = []): DataTransfer {
	const items = entries.map((entry) => ({ kind: entry ? "file" : "string", webkitGetAsEntry: () => entry }));
	return { items, files } as unknown as DataTransfer;
}

const file = new File(["content"], "a.png");

describe("dropped", () => {
	test("folders are read with all that is in them, several at once, with files beside them", async () => {
		const folder = entryOf("/set", {
			a: { "1.png": file, "2.png": file, "3.png": file },
			b: { deep: { "4.png": file } },
		});
		const { files, skipped } = await collectDropped(dropOf([folder, null, entryOf("/5.png", file)]));
		expect(files.map(({ path }) => path).sort()).toEqual([
			...["5.png", "set/a/1.png", "set/a/2.png", "set/a/3.png", "set/b/deep/4.png"],
		]);
		expect(files.every(({ blob }) => blob === file)).toBe(true);
		expect(skipped).toEqual([]);
	});

	test("hidden files and folders are not read", async () => {
		const folder = entryOf("/set", { ".git": { "1.png": file }, __MACOSX: { "2.png": file }, "Thumbs.db": file });
		expect((await collectDropped(dropOf([folder]))).files).toEqual([]);
	});

	test("what cannot be read is named", async () => {
		const { files, skipped } = await collectDropped(dropOf([entryOf("/b.png", "gone"), entryOf("/a.png", file)]));
		expect(files.map(({ path }) => path)).toEqual(["a.png"]);
		expect(skipped).toEqual([{ path: "b.png", reason: "unreadable" }]);
	});

	test("files without entries are taken as they are", async () => {
		const { files } = await collectDropped(dropOf([], [file]));
		expect(files).toEqual([{ path: "a.png", blob: file }]);
	});

	test("an aborted signal ends it", async () => {
		const aborted = AbortSignal.abort();
		await expect(collectDropped(dropOf([entryOf("/a.png", file)]), aborted)).rejects.toBe(aborted.reason);
	});
});

test("chosen files have their path in the folder, if one was chosen", async () => {
	const inFolder = Object.assign(new File([], "1.png"), { webkitRelativePath: "set/a/1.png" });
	const { files } = await collectChosen([inFolder, file]);
	expect(files.map(({ path }) => path)).toEqual(["set/a/1.png", "a.png"]);
	expect((await collectChosen(null)).files).toEqual([]);
});

test("a clipboard without files is left to others", async () => {
	const paste = (files: File[]) => collectPasted({ clipboardData: { files } } as unknown as ClipboardEvent);
	expect(paste([])).toBeUndefined();
	expect((await paste([file]))?.files).toEqual([{ path: "a.png", blob: file }]);
});
