import { expect, test } from "vitest";
import { type Answer, FakeWorker } from "../../testing/fakeWorker";
import { PictureReader } from "./client";
import type { PictureSettings } from "./contract";

const settings: PictureSettings = {
	...{ height: 28, width: 28, fit: "crop", background: "white" },
	...{ channels: 1, invert: false, normalise: false },
};

function start(answer: Answer) {
	const worker = new FakeWorker(answer);
	return { worker, reader: new PictureReader(undefined, () => worker) };
}

test("files are sent in parts, in their order, and then opened", async () => {
	const { worker, reader } = start(() => ({}));
	const files = Array.from({ length: 25 }, (_, index) => ({ path: String(index), blob: new Blob([]) }));
	await reader.open(files);
	const parts = worker.received.filter(({ type }) => type === "addFiles").map((body) => body.files);
	expect(parts.map(({ length }) => length)).toEqual([10, 10, 5]);
	expect(parts.flat().map(({ path }) => path)).toEqual(files.map(({ path }) => path));
	expect(worker.received.at(-1)).toEqual({ type: "openFiles" });
});

test("progress is reported while pictures are read, and not after", async () => {
	let finish = (_: object) => {};
	let reports = 0;
	const { worker, reader } = start(({ type }) => {
		if (type === "readPictures") return new Promise((resolve) => (finish = resolve));
		if (++reports === 3) finish({ paths: ["a"] });
		return { done: reports, total: 3, failed: 0 };
	});
	const seen: number[] = [];
	expect(await reader.read(settings, ({ done }) => seen.push(done))).toEqual({ paths: ["a"] });
	const requests = worker.received.length;
	await new Promise((resolve) => setTimeout(resolve));
	expect(worker.received.length).toBe(requests);
	expect(seen.slice(0, 2)).toEqual([1, 2]);
});

test("a worker that ends rejects what is under way, and all calls after it", async () => {
	const { worker, reader } = start(() => new Promise(() => {}));
	const reading = reader.read(settings);
	worker.fail("broken");
	await expect(reading).rejects.toMatchObject({ code: "worker" });
	await expect(reader.preview(settings, 24)).rejects.toMatchObject({ code: "worker" });
});

test("closing ends the worker and rejects what is under way", async () => {
	const { worker, reader } = start(() => new Promise(() => {}));
	const opening = reader.open([{ path: "a", blob: new Blob([]) }]);
	reader.close();
	await expect(opening).rejects.toMatchObject({ code: "closed" });
	expect(worker.isTerminated).toBe(true);
});
