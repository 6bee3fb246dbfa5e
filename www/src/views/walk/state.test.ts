import { beforeEach, expect, test, vi } from "vitest";
import { page } from "../../testing/page";

vi.mock("../../engine/models", () => ({ connectModels: undefined }));
vi.mock("../../state/ownModels", async () => {
	const { signal } = await import("@preact/signals");
	return { ownModels: signal([]), areOwnModelsKnown: signal(true) };
});

beforeEach(() => vi.resetModules());

/** The view as a link opens it. */
async function open(query: string) {
	page.location.hash = `#/walk?${query}`;
	return { ...(await import("./state")), ...(await import("../../state/urlState")) };
}

test("a link keeps a code that only a sum reaches, and nothing that no code is", async () => {
	const { code, brokenLink } = await open("z=6.17_-0.5");
	expect([Array.from(code.value, (z) => z.toFixed(2)), brokenLink.value]).toEqual([["6.17", "-0.50"], false]);
	vi.resetModules();
	expect((await open("z=20.5_0")).brokenLink.value).toBe(true);
});

test("the map of a shipped model goes less far than its codes", async () => {
	expect((await open("region=-6_-6_12")).brokenLink.value).toBe(false);
	vi.resetModules();
	expect((await open("region=-7_-7_14")).brokenLink.value).toBe(true);
});

test("an empty pad has no code, and what is decoded then is of no drawing", async () => {
	const { drawingCode, isAtDrawing, isOfDrawing } = await open("");
	drawingCode.value = { model: "variational-2", code: undefined, deviation: undefined };
	expect([isAtDrawing.value, isOfDrawing.value]).toEqual([true, false]);
	drawingCode.value = { model: "variational-2", code: Float32Array.of(1, 2), deviation: undefined };
	expect(isOfDrawing.value).toBe(true);
	drawingCode.value = { ...drawingCode.value, model: "variational-16" };
	expect(isOfDrawing.value).toBe(false);
});

test("a result is shown only while its model is selected", async () => {
	const { chooseModel } = await open("");
	const { ofSelectedModel } = await import("./ofSelectedModel");
	const result = ofSelectedModel<string>();
	result.set("variational-2", "of two");
	expect(result.shown.value).toBe("of two");
	chooseModel("variational-16");
	expect(result.shown.value).toBeUndefined();
	chooseModel("variational-2");
	expect(result.shown.value).toBe("of two");
});

test("the tour begins on the whole map of two numbers, however the view was left", async () => {
	const { chooseModel, chooseRegion, chosenRegion, goTo, isAtDrawing, model, showsExamples } = await open("");
	const { goToStep, stops } = await import("../../state/tour");
	chooseModel("variational-16");
	chooseRegion({ left: 0, right: 1, bottom: 0, top: 1 });
	goTo(new Float32Array(16));
	showsExamples.value = false;
	goToStep(stops.indexOf("walk") + 1);
	expect([model.value, chosenRegion.value]).toEqual(["variational-2", undefined]);
	expect([isAtDrawing.value, showsExamples.value]).toEqual([true, true]);
});

test("any other move cancels the one to a selected point of the map", async () => {
	const { aimAt, chooseModel, code, goTo, goToDrawing, reach, savePosition, setDimension, targetPoint } =
		await open("model=variational-16");
	const goBack = savePosition();
	const moves = [
		() => goTo(new Float32Array(16)),
		goToDrawing,
		() => setDimension(3, 1),
		goBack,
		() => chooseModel("variational-2"),
	];
	for (const move of moves) {
		aimAt([1, 2]);
		const target = targetPoint.value;
		move();
		expect(targetPoint.value).toBeUndefined();
		if (!target) throw new Error("no target");
		aimAt([3, 4]);
		const before = code.value;
		reach(target, new Float32Array(16).fill(9));
		expect([code.value, targetPoint.value?.point], "nor does another one bring it back").toEqual([before, [3, 4]]);
	}
});

test("the point follows a drag over the map, until it is at its end", async () => {
	const { aimAt, code, reach, targetPoint } = await open("model=variational-16");
	const aimed = [1, 2].map((x) => {
		aimAt([x, 0]);
		return targetPoint.value;
	});
	for (const [at, target] of aimed.entries()) {
		if (target) reach(target, new Float32Array(16).fill(at + 1));
		expect([code.value[0], targetPoint.value?.point]).toEqual([at + 1, at === 0 ? [2, 0] : undefined]);
	}
});
