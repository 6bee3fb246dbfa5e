import { expect, test } from "vitest";
import { FakeWorker } from "../../testing/fakeWorker";
import { ZipPacker } from "./client";

const shape = { height: 1, width: 2, channels: 1 };

test("pictures are sent a hundred at a time, each with its own bytes", async () => {
	const worker = new FakeWorker((body) => (body.type === "finishArchive" ? { zip: new Blob(["PK"]) } : {}));
	const packer = new ZipPacker(() => worker);
	const paths = Array.from({ length: 150 }, (_, at) => `${at}.png`);
	await packer.add(
		shape,
		Uint8Array.from({ length: 300 }, (_, at) => at % 256),
		paths,
	);
	expect(await (await packer.finish()).text()).toBe("PK");
	const [first, second] = worker.received as { bytes: Uint8Array; paths: string[] }[];
	expect(first).toMatchObject({ type: "addPictures", shape, paths: paths.slice(0, 100) });
	expect(second).toMatchObject({ type: "addPictures", shape, paths: paths.slice(100) });
	expect([...(second?.bytes ?? [])].slice(0, 3)).toEqual([200, 201, 202]);
});

test("a packer that is closed rejects, and ends its worker", async () => {
	const worker = new FakeWorker(() => new Promise(() => {}));
	const packer = new ZipPacker(() => worker);
	const adding = packer.add(shape, new Uint8Array(2), ["1.png"]);
	packer.close();
	await expect(adding).rejects.toMatchObject({ code: "closed" });
	expect(worker.isTerminated).toBe(true);
});
