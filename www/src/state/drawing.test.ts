import "../testing/page";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { page } from "../testing/page";

type Drawing = typeof import("./drawing");
let drawing: Drawing;

/** The page is opened at this address. */
async function openAt(hash: string): Promise<Drawing> {
	page.location.hash = hash;
	vi.resetModules();
	return import("./drawing");
}

beforeEach(async () => {
	drawing = await openAt("");
});

const image = new Float32Array(784);

function strokesOf({ padContent }: Drawing) {
	return padContent.value.kind === "strokes" ? padContent.value.strokes.map(({ points }) => points) : undefined;
}

function draw(x: number, y: number): void {
	drawing.beginStroke(x, y);
	drawing.extendStroke([x + 10, y]);
}

describe("the sketch pad", () => {
	test("begins with a drawing, which the first stroke replaces and undo brings back", () => {
		const initial = drawing.padContent.value;
		expect([drawing.isInitialDrawing.value, drawing.canUndo.value]).toEqual([true, false]);
		draw(10, 20);
		expect(strokesOf(drawing)).toEqual([[10, 20, 20, 20]]);
		expect(drawing.isInitialDrawing.value).toBe(false);
		drawing.undo();
		expect(drawing.padContent.value).toBe(initial);
		expect(drawing.canUndo.value).toBe(false);
		drawing.undo(); // of nothing
	});

	test("rounds positions as a link does", () => {
		draw(10.3, 20.8);
		expect(strokesOf(drawing)).toEqual([[10.5, 21, 20.5, 21]]);
	});

	test("counts what is added to the current stroke", () => {
		drawing.beginStroke(0, 0);
		const before = drawing.strokeRevision.value;
		drawing.extendStroke([1, 1]);
		expect(drawing.strokeRevision.value).toBe(before + 1);
	});

	test("undo takes one stroke at a time, and the pen does not go on with an older one", () => {
		draw(10, 10);
		drawing.beginStroke(50, 50);
		drawing.undo();
		drawing.extendStroke([60, 60]);
		expect(strokesOf(drawing)).toEqual([[10, 10, 20, 10]]);
	});

	test("can be cleared, once, and undo brings back what was there", () => {
		draw(10, 10);
		drawing.clearPad();
		drawing.clearPad();
		expect(drawing.isPadEmpty.value).toBe(true);
		drawing.undo();
		expect(strokesOf(drawing)).toEqual([[10, 10, 20, 10]]);
	});

	test("redo brings back what was undone, until something new is drawn", () => {
		draw(10, 10);
		draw(50, 50);
		drawing.undo();
		drawing.undo();
		expect(drawing.canRedo.value).toBe(true);
		drawing.redo();
		drawing.redo();
		drawing.redo(); // of nothing
		expect(strokesOf(drawing)).toEqual([
			[10, 10, 20, 10],
			[50, 50, 60, 50],
		]);
		drawing.undo();
		draw(90, 90);
		expect(drawing.canRedo.value).toBe(false);
	});

	test("a stroke that is cancelled has never been there, neither for undo nor for redo", () => {
		draw(10, 10);
		draw(50, 50);
		drawing.undo();
		drawing.beginStroke(90, 90);
		drawing.cancelStroke();
		drawing.cancelStroke(); // of nothing
		expect(strokesOf(drawing)).toEqual([[10, 10, 20, 10]]);
		drawing.redo();
		expect(strokesOf(drawing)).toHaveLength(2);
	});

	test("a stroke that is cancelled leaves the example that a link names", async () => {
		drawing = await openAt("#/reconstruct?drawing=digit.7");
		expect(drawing.linkedExampleIndex.value).toBe(7);
		drawing.beginStroke(90, 90);
		expect(drawing.linkedExampleIndex.value).toBeUndefined();
		drawing.cancelStroke();
		expect([drawing.linkedExampleIndex.value, drawing.isInitialDrawing.value]).toEqual([7, true]);
	});

	test("a stroke that was undone or is not the last cannot be cancelled", () => {
		drawing.beginStroke(10, 10);
		drawing.clearPad();
		drawing.cancelStroke();
		expect(drawing.isPadEmpty.value).toBe(true);
	});

	test("the eraser takes what it touches, the width of the stroke included", () => {
		drawing.beginStroke(100, 100);
		drawing.extendStroke([200, 100]);
		draw(10, 10);
		drawing.eraseStrokes(150, 125); // half of 22 and 8 are fewer than 25
		expect(strokesOf(drawing)).toHaveLength(2);
		drawing.eraseStrokes(150, 118);
		expect(strokesOf(drawing)).toEqual([[10, 10, 20, 10]]);
		drawing.undo();
		expect(strokesOf(drawing)).toHaveLength(2);
		drawing.pickExample(3, 7, image);
		drawing.eraseStrokes(150, 118);
		expect(drawing.padContent.value.kind).toBe("example");
	});

	test("keeps the last two hundred states", () => {
		for (let stroke = 0; stroke < 250; stroke++) draw(stroke, 0);
		let undone = 0;
		for (; drawing.canUndo.value; undone++) drawing.undo();
		expect(undone).toBe(200);
		expect(strokesOf(drawing)).toHaveLength(50);
	});
});

describe("a test example", () => {
	test("takes the place of the drawing, and a stroke that of the example", () => {
		draw(10, 10);
		drawing.pickExample(3, 7, image);
		drawing.pickExample(3, 7, image); // is there already
		expect(drawing.padContent.value).toMatchObject({ kind: "example", index: 3 });
		draw(30, 30);
		expect(strokesOf(drawing)).toEqual([[30, 30, 40, 30]]);
		drawing.undo();
		drawing.undo();
		expect(strokesOf(drawing)).toEqual([[10, 10, 20, 10]]);
	});
});

describe("a link", () => {
	test("brings back the drawing, to the same strokes", async () => {
		draw(10, 20);
		draw(100.5, 200);
		const before = strokesOf(drawing);
		const { linkTo } = await import("./urlState");
		expect(strokesOf(await openAt(linkTo("reconstruct")))).toEqual(before);
	});

	test("brings back an empty pad", async () => {
		drawing.clearPad();
		const { linkTo } = await import("./urlState");
		const cleared = await openAt(linkTo("reconstruct"));
		expect([cleared.isPadEmpty.value, cleared.isInitialDrawing.value]).toEqual([true, false]);
	});

	test("names an example, which is there once the examples are", async () => {
		const linked = await openAt("#/reconstruct?drawing=digit.42");
		expect(linked.linkedExampleIndex.value).toBe(42);
		linked.pickExample(42, 1, image);
		const { linkTo } = await import("./urlState");
		expect(linkTo("reconstruct")).toBe("#/reconstruct?drawing=digit.42");
	});

	test("to another drawing can be undone, and one to the drawing that is there changes nothing", async () => {
		const { openLink, linkTo } = await import("./urlState");
		draw(10, 20);
		openLink(linkTo("reconstruct"));
		drawing.undo();
		expect([drawing.isInitialDrawing.value, drawing.canUndo.value]).toEqual([true, false]);
		drawing.redo();
		openLink("#/reconstruct?drawing=digit.42");
		expect(drawing.linkedExampleIndex.value).toBe(42);
		drawing.undo();
		expect([strokesOf(drawing), drawing.linkedExampleIndex.value]).toEqual([[[10, 20, 20, 20]], undefined]);
		expect(linkTo("reconstruct")).not.toContain("digit");
	});

	test("to an own data set is read again once that is known", async () => {
		const linked = await openAt("#/reconstruct?data=own-0123456789abcdef&drawing=digit.7");
		const [{ knownOwnDataSets }, { mnist }, { rereadUrl, linkTo }] = await Promise.all([
			import("./dataSet"),
			import("./dataSets"),
			import("./urlState"),
		]);
		knownOwnDataSets.value = [{ ...mnist, id: "own-0123456789abcdef", kind: "pictures" }];
		rereadUrl();
		expect([linked.linkedExampleIndex.value, linked.canUndo.value]).toEqual([7, false]);
		expect(linkTo("reconstruct")).toBe(page.location.hash);
	});

	for (const text of ["constructor", "digit.x", "digit.", "digit.1.5", "%00", "ä", "AAAA_"]) {
		test(`with ${text} for a drawing is reported as broken, and the default drawing is used`, async () => {
			const broken = await openAt(`#/reconstruct?drawing=${text}`);
			const { isLinkBroken } = await import("./urlState");
			expect([isLinkBroken.value, broken.isInitialDrawing.value]).toEqual([true, true]);
		});
	}
});
