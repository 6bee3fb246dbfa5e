import { expect, test, vi } from "vitest";
import { paintPictures, type Scatter } from "./paint";

test("pictures keep their proportions, and are centred on their points", () => {
	const scatter: Scatter = {
		points: Float32Array.of(0.5, 0.5),
		region: { left: 0, right: 1, bottom: 0, top: 1 },
		labelOf: () => undefined,
		isShown: () => true,
		isHighlighted: () => true,
		theme: "light",
		unlabelledColour: "#000",
		side: 100,
	};
	const [drawImage, fillRect] = [vi.fn(), vi.fn()];
	const context = { drawImage, fillRect } as unknown as CanvasRenderingContext2D;
	const wide = { width: 16, height: 8 } as HTMLCanvasElement;
	paintPictures(context, scatter, [0], () => wide, 20);
	expect(drawImage.mock.calls).toEqual([[wide, 40, 45, 20, 10]]);
	expect(fillRect.mock.calls).toEqual([[40, 53, 20, 2]]);
});
