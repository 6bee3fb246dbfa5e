import "../../testing/page";
import { beforeEach, expect, test, vi } from "vitest";
import { settle } from "../../testing/page";
import type { Collected } from "../../widgets/collectFiles";

vi.mock("../../engine/models", () => ({ connectModels: () => undefined }));
vi.mock("../../engine/pictures/client", () => ({
	PictureReader: class {
		open = async (files: readonly unknown[]) => ({ count: files.length, folders: [], skipped: [] });
		preview = async () => ({ skipped: [], detected: undefined });
		close(): void {}
	},
}));

let importing: typeof import("./importing");
beforeEach(async () => {
	importing = await import("./importing");
	importing.cancelImport();
});

/** Files of which it takes a while to know which they are. */
function collecting(folder: string) {
	let finish = () => {};
	const files = new Promise<Collected>((resolve) => {
		finish = () => resolve({ files: [{ path: `${folder}/1.png` }], skipped: [] } as unknown as Collected);
	});
	return { files, finish };
}

test("files that are replaced while they are collected leave nothing of theirs, nor change a name that was typed", async () => {
	const [first, second] = [collecting("First"), collecting("Second")];
	void importing.openFiles(first.files);
	void importing.openFiles(second.files);
	second.finish();
	await settle();
	expect(importing.name.value).toBe("Second");
	importing.name.value = "Mine";
	first.finish();
	await settle();
	expect([importing.name.value, importing.phase.value.kind]).toEqual(["Mine", "opened"]);
});
