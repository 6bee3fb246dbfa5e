import "../../testing/page";
import { beforeEach, expect, test, vi } from "vitest";
import { settle } from "../../testing/page";
import type { CollectedFiles } from "../../widgets/collectFiles";

vi.mock("../../engine/models", () => ({ connectModels: () => undefined }));
vi.mock("../../engine/pictures/client", () => ({
	PictureReader: class {
		open = async (files: readonly unknown[]) => ({ count: files.length, folders: [], skipped: [] });
		preview = async () => ({ skipped: [], detected: undefined });
		read = () => reading.promise;
		close(): void {}
	},
}));

const reading = vi.hoisted(() => ({ promise: Promise.resolve({}), finish: () => {} }));
let importing: typeof import("./importing");
beforeEach(async () => {
	vi.stubGlobal("indexedDB", undefined);
	reading.promise = new Promise((resolve) => {
		const pictures = {
			shape: [1, 2, 1],
			bytes: new Uint8Array(6),
			paths: ["a", "b", "c"],
			labels: undefined,
			classNames: [],
		};
		reading.finish = () => resolve({ ...pictures, skipped: [], isStopped: false });
	});
	importing = await import("./importing");
	importing.cancelImport();
});

/** Files of which it takes a while to know which they are. */
function collecting(folder: string) {
	let finish = () => {};
	const files = new Promise<CollectedFiles>((resolve) => {
		finish = () => resolve({ files: [{ path: `${folder}/1.png` }], skipped: [] } as unknown as CollectedFiles);
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

test.each([
	["is shown where the visitor has stayed", undefined, true],
	["does not replace a data set that was chosen meanwhile", "fashion", false],
])("what was read %s", async (_, chosen, isShown) => {
	const [{ dataSetId }, { ownDataSets }] = await Promise.all([
		import("../../state/dataSet"),
		import("../../state/ownDataSets"),
	]);
	dataSetId.value = "mnist";
	importing.keepInBrowser.value = false;
	const { files, finish } = collecting("Mine");
	const opening = importing.openFiles(files);
	finish();
	await opening;
	await settle();
	const used = importing.importPictures();
	if (chosen) dataSetId.value = chosen;
	reading.finish();
	while (importing.phase.value.kind === "reading") await Promise.resolve();
	expect(importing.phase.value.kind, "too late to stop or to cancel").toBe("storing");
	await used;
	const [added] = ownDataSets.value;
	expect(added).toBeDefined();
	expect(dataSetId.value).toBe(isShown ? added?.id : chosen);
	expect(importing.unseenCount.value).toBe(isShown ? undefined : 3);
	dataSetId.value = added?.id ?? "";
	dataSetId.value = "mnist"; // it has been seen
	expect(importing.unseenCount.value).toBeUndefined();
});
