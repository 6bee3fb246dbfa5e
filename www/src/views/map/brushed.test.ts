import "../../testing/page";
import { type Signal, signal } from "@preact/signals";
import { beforeEach, expect, test, vi } from "vitest";
import { brushedExamples } from "./brushed";
import { maps, type PlacedExamples } from "./maps";
import { clearBrush, setBrush, showAllClasses, toggleClass } from "./state";

vi.mock("../../engine/models", () => ({ connectModels: undefined }));
vi.mock("../../engine/training/fullModuleBuilds", () => ({}));
vi.mock("./maps", () => ({ maps: { plane: { result: signal(undefined) } } }));

/** Three examples of the classes 0, 1, 1, of which the first two are at the left. */
function mapOf(...points: number[]): PlacedExamples {
	return {
		points: Float32Array.from(points),
		exampleNumbers: Uint32Array.of(4, 7, 9),
		labels: [0, 1, 1],
		explainedVarianceRatio: undefined,
		trustworthiness: undefined,
		accuracy: undefined,
		featureAccuracy: undefined,
	};
}

function show(map: PlacedExamples | undefined): void {
	(maps.plane.result as Signal<PlacedExamples | undefined>).value = map;
}

const numbers = () => brushedExamples.value && [...brushedExamples.value.exampleNumbers];

beforeEach(() => {
	show(mapOf(0, 0, 0, 1, 1, 1));
	showAllClasses();
	setBrush({ kind: "plane", brush: { from: [0, 0], to: [0.5, 1] } });
});

test("a class that is hidden leaves the rectangle, and returns to it", () => {
	expect(numbers()).toEqual([4, 7]);
	toggleClass(1);
	expect(numbers()).toEqual([4]);
	showAllClasses();
	expect(numbers()).toEqual([4, 7]);
});

test("with another model the rectangle holds what that one places there", () => {
	show(mapOf(1, 1, 0, 1, 0, 0));
	expect(numbers()).toEqual([7, 9]);
});

test("nothing is in it without its map, nor once it is taken away", () => {
	show(undefined);
	expect(numbers()).toBeUndefined();
	show(mapOf(0, 0, 0, 1, 1, 1));
	clearBrush();
	expect(numbers()).toBeUndefined();
});
