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
	const { code, isLinkBroken } = await open("z=6.17_-0.5");
	expect([Array.from(code.value, (z) => z.toFixed(2)), isLinkBroken.value]).toEqual([["6.17", "-0.50"], false]);
	vi.resetModules();
	expect((await open("z=20.5_0")).isLinkBroken.value).toBe(true);
});

test("the map of a pretrained model goes less far than its codes", async () => {
	expect((await open("region=-6_-6_12")).isLinkBroken.value).toBe(false);
	vi.resetModules();
	expect((await open("region=-7_-7_14")).isLinkBroken.value).toBe(true);
});

test("an empty pad has no code, and what is decoded then is of no drawing", async () => {
	const { drawingCode, isAtDrawing, isDrawingCode } = await open("");
	drawingCode.value = { model: "variational-2", code: undefined, deviation: undefined };
	expect([isAtDrawing.value, isDrawingCode.value]).toEqual([true, false]);
	drawingCode.value = { model: "variational-2", code: Float32Array.of(1, 2), deviation: undefined };
	expect(isDrawingCode.value).toBe(true);
	drawingCode.value = { ...drawingCode.value, model: "variational-16" };
	expect(isDrawingCode.value).toBe(false);
});

test("a result is shown only while its model is selected", async () => {
	const { chooseModel } = await open("");
	const { selectedModelResult } = await import("./selectedModelResult");
	const result = selectedModelResult<string>();
	result.set("variational-2", "of two");
	expect(result.current.value).toBe("of two");
	chooseModel("variational-16");
	expect(result.current.value).toBeUndefined();
	chooseModel("variational-2");
	expect(result.current.value).toBe("of two");
});

test("the tour begins on the whole map of two numbers, however the view was left", async () => {
	const { chooseModel, chooseRegion, chosenRegion, goToCode, isAtDrawing, model, showsExamples } = await open("");
	const { goToTourStep, tourViews } = await import("../../state/tour");
	chooseModel("variational-16");
	chooseRegion({ left: 0, right: 1, bottom: 0, top: 1 });
	goToCode(new Float32Array(16));
	showsExamples.value = false;
	goToTourStep(tourViews.indexOf("walk") + 1);
	expect([model.value, chosenRegion.value]).toEqual(["variational-2", undefined]);
	expect([isAtDrawing.value, showsExamples.value]).toEqual([true, true]);
});

test("any other move cancels the one to a selected point of the map", async () => {
	const {
		setTargetPoint,
		chooseModel,
		code,
		goToCode,
		goToDrawing,
		goToTarget,
		savePosition,
		setDimension,
		pendingTarget,
	} = await open("model=variational-16");
	const goBack = savePosition();
	const moves = [
		() => goToCode(new Float32Array(16)),
		goToDrawing,
		() => setDimension(3, 1),
		goBack,
		() => chooseModel("variational-2"),
	];
	for (const move of moves) {
		setTargetPoint([1, 2]);
		const target = pendingTarget.value;
		move();
		expect(pendingTarget.value).toBeUndefined();
		if (!target) throw new Error("no target");
		setTargetPoint([3, 4]);
		const before = code.value;
		goToTarget(target, new Float32Array(16).fill(9));
		expect([code.value, pendingTarget.value?.point], "nor does another one bring it back").toEqual([before, [3, 4]]);
	}
});

test("the point follows a drag over the map, until it is at its end", async () => {
	const { setTargetPoint, code, goToTarget, pendingTarget } = await open("model=variational-16");
	const aimed = [1, 2].map((x) => {
		setTargetPoint([x, 0]);
		return pendingTarget.value;
	});
	for (const [index, target] of aimed.entries()) {
		if (target) goToTarget(target, new Float32Array(16).fill(index + 1));
		expect([code.value[0], pendingTarget.value?.point]).toEqual([index + 1, index === 0 ? [2, 0] : undefined]);
	}
});
