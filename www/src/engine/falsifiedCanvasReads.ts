/** Side of the test picture in pixels, and the largest difference in alpha that does not count as falsified: some browsers differ by one. */
const TEST_SIDE = 16;
const TOLERANCE = 16;

/** What is needed of a canvas, on the page or in a worker. */
type TestCanvas = Pick<OffscreenCanvas, "width" | "height">;
type TestContext = Pick<OffscreenCanvasRenderingContext2D, "fillRect" | "getImageData">;

/**
 * Whether the browser gives other pixels than those that were painted, as some do to protect the visitor from being
 * recognised. Tested with a picture whose left half is painted, on a canvas that is not used otherwise.
 */
export function areCanvasReadsFalsified(canvas: TestCanvas, context: TestContext | null): boolean {
	canvas.width = canvas.height = TEST_SIDE;
	if (!context) return false; // then nothing can be drawn either
	context.fillRect(0, 0, TEST_SIDE / 2, TEST_SIDE);
	const { data } = context.getImageData(0, 0, TEST_SIDE, TEST_SIDE);
	const expectedAlpha = (pixel: number) => (pixel % TEST_SIDE < TEST_SIDE / 2 ? 255 : 0);
	const differs = (_: unknown, pixel: number) =>
		Math.abs((data[4 * pixel + 3] ?? 0) - expectedAlpha(pixel)) > TOLERANCE;
	return Array.from({ length: TEST_SIDE ** 2 }).some(differs);
}
