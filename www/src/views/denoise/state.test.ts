import "../../testing/page";
import { afterEach, expect, test, vi } from "vitest";
import { dataSetId } from "../../state/dataSet";
import { mnist } from "../../state/dataSets";
import { goToTourStep, tourViews } from "../../state/tour";
import { levelOf, levelRanges, noise, noiseKind, noiseKinds, placePatch, setLevel } from "./state";

vi.mock("../../engine/models", () => ({ connectModels: undefined }));

afterEach(() => {
	for (const kind of noiseKinds) setLevel(kind, levelRanges.value[kind].initial);
	noiseKind.value = "gaussian";
	dataSetId.value = mnist.id;
});

test("levels in pixels begin in proportion to the picture", () => {
	expect(noiseKinds.map(levelOf)).toEqual([0.5, 25, 10, 40]);
	dataSetId.value = "digits8";
	expect(noiseKinds.map(levelOf)).toEqual([0.5, 25, 3, 11]);
});

test("a level that was chosen stays, as far as it fits into another data set's pictures", () => {
	setLevel("gaussian", 0.2);
	setLevel("mask", 12);
	setLevel("scribble", 20);
	dataSetId.value = "digits8";
	expect(noiseKinds.map(levelOf)).toEqual([0.2, 25, 6, 20]);
	dataSetId.value = mnist.id;
	expect(noiseKinds.map(levelOf)).toEqual([0.2, 25, 12, 20]);
});

test("the patch is inside the picture, whatever its size", () => {
	noiseKind.value = "mask";
	expect(noise.value).toEqual({ kind: "mask", left: 9, top: 9, size: 10 });
	placePatch(30, 17);
	expect(noise.value).toEqual({ kind: "mask", left: 18, top: 17, size: 10 });
	dataSetId.value = "digits8";
	expect(noise.value).toEqual({ kind: "mask", left: 5, top: 5, size: 3 });
});

test("the tour asks for Gaussian noise, whichever was chosen before", () => {
	noiseKind.value = "scribble";
	goToTourStep(tourViews.indexOf("denoise") + 1);
	expect(noiseKind.value).toBe("gaussian");
});
