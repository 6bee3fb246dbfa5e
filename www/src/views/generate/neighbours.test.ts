import { expect, test, vi } from "vitest";
import "../../testing/page";
import { relativeDistancesOf } from "./neighbours";

vi.mock("../../engine/models", () => ({}));

test("a distance is divided by that of the nearest example from blank paper, without those that are blank", () => {
	const [blank, dark] = [new Float32Array(784), new Float32Array(784).fill(0.5)];
	const images = Float32Array.from([...dark, ...blank, ...blank]);
	const distances = Float32Array.of(7, 3, 0);
	expect(relativeDistancesOf({ distances, images, indices: new Uint32Array(3), labels: new Uint8Array() })).toEqual([
		0.5, // of 14
	]);
});
