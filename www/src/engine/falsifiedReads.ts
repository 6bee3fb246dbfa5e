/** Side of the test picture in pixels, and the difference that is no falsification: some browsers change a pixel by one. */
const TEST_SIDE = 16;
const TOLERANCE = 16;

/** What of a canvas is needed, on the page or in a worker. */
type TestCanvas = Pick<OffscreenCanvas, "width" | "height">;
type TestContext = Pick<OffscreenCanvasRenderingContext2D, "fillRect" | "getImageData">;

/**
 * Whether the browser gives other pixels than those that were painted, as some do to protect the visitor from being
 * recognised. Found by a picture of which half is painted, on a canvas that is not used otherwise.
 */
export function areReadsFalsifiedOn(canvas: TestCanvas, context: TestContext | null): boolean {
	canvas.width = canvas.height = TEST_SIDE;
	if (!context) return false; // then nothing can be drawn either
	context.fillRect(0, 0, TEST_SIDE / 2, TEST_SIDE);
	const { data } = context.getImageData(0, 0, TEST_SIDE, TEST_SIDE);
	const expected = (pixel: number) => (pixel % TEST_SIDE < TEST_SIDE / 2 ? 255 : 0);
	const differs = (_: unknown, pixel: number) => Math.abs((data[4 * pixel + 3] ?? 0) - expected(pixel)) > TOLERANCE;
	return Array.from({ length: TEST_SIDE ** 2 }).some(differs);
}
