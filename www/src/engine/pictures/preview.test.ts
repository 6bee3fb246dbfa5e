import { expect, test, vi } from "vitest";
import { PixelBudget } from "./budget";
import type { PictureSettings } from "./contract";
import type { TargetGeometry } from "./resizePicture";
import type { Source } from "./sources";

/** The decodes under way, in the order in which they began. */
const decodes: { settle(): void; fail(): void }[] = [];
vi.mock("./decode", () => ({
	withBitmap: (_: unknown, __: unknown, use: (bitmap: object, header: object) => unknown) =>
		new Promise((resolve, reject) => {
			const settle = () => resolve(use({ height: 9, width: 9 }, { orientation: 1 }));
			decodes.push({ settle, fail: () => reject(new Error("gone")) });
		}),
}));
vi.mock("./resizePicture", () => ({
	fittingSize: () => ({ height: 1, width: 1 }),
	resizeUncropped: () => new Float32Array(4),
	resizePicture: (_: unknown, { height, width }: TargetGeometry) => new Float32Array(height * width * 4),
}));

const { Preview } = await import("./preview");

const settingsOf = (side: number): PictureSettings => {
	const how = { fit: "crop", background: "white", invert: false, normalise: false } as const;
	return { height: side, width: side, channels: 1, ...how };
};
const sourceOf = (path: string): Source => ({ path, content: async () => new Blob() });

function open() {
	const preview = new Preview(["a", "b"].map(sourceOf), new PixelBudget(1000), 2);
	const showing = new AbortController();
	return {
		abort: () => showing.abort(),
		show: (side: number, signal = showing.signal) => preview.show(settingsOf(side), 2, signal),
	};
}

const settle = () => new Promise((resolve) => setTimeout(resolve));
async function finish(): Promise<void> {
	await settle();
	for (const decode of decodes.splice(0)) decode.settle();
}

test("pictures of another size that come after they were given up are not taken for those of this one", async () => {
	const { show, abort } = open();
	const { signal } = new AbortController();
	const first = show(8, signal);
	await finish();
	await first;
	const other = show(16);
	await settle();
	decodes.shift()?.settle(); // of the other size, before it is given up
	await settle();
	abort();
	const again = show(8, signal);
	await finish(); // the rest of the other size, too
	expect(await other).toBeUndefined();
	expect((await again)?.bytes).toHaveLength(2 * 8 * 8);
});

test("a file that could not be read for a preview that was given up is tried again", async () => {
	const { show, abort } = open();
	const given = show(16);
	await settle();
	abort();
	for (const decode of decodes.splice(0)) decode.fail();
	await given;
	const shown = show(8, new AbortController().signal);
	await finish();
	expect(await shown).toMatchObject({ paths: ["a", "b"], skipped: [] });
});
