import "../testing/page";
import { beforeEach, expect, test, vi } from "vitest";
import { isInitialDrawing, padContent, undo } from "../state/drawing";
import { PointerPen } from "./pointerPen";

const canvas = {
	getBoundingClientRect: () => ({ left: 0, top: 0, width: 280 }),
	setPointerCapture: vi.fn(),
} as unknown as HTMLCanvasElement;

let pen: PointerPen;
let now = 0;

/** A pointer with its own id, whose events come a millisecond apart. */
function pointer(pointerType: string, pointerId: number, isPrimary = true) {
	function eventAt(type: string, x: number, button = 0): PointerEvent & { currentTarget: HTMLCanvasElement } {
		const event = { type, pointerId, pointerType, isPrimary, button, clientX: x, clientY: 10, timeStamp: now++ };
		return { ...event, currentTarget: canvas } as unknown as PointerEvent & { currentTarget: HTMLCanvasElement };
	}
	const { onPointerDown, onPointerMove, onPointerUp, onPointerCancel } = pen.handlers;
	return {
		down: (x: number, button?: number) => onPointerDown(eventAt("pointerdown", x, button)),
		move: (x: number) => onPointerMove(eventAt("pointermove", x)),
		up: (x: number) => onPointerUp(eventAt("pointerup", x)),
		cancel: (x: number) => onPointerCancel(eventAt("pointercancel", x)),
	};
}

/** The x of every point of each stroke. */
function drawn(): number[][] {
	if (padContent.value.kind === "example") throw new Error("a test example");
	return padContent.value.strokes.map(({ points }) => points.filter((_, at) => at % 2 === 0));
}

beforeEach(() => {
	while (!isInitialDrawing.value) undo();
	pen = new PointerPen(() => {});
	now += 10_000; // what earlier tests did is long past
});

test("a stylus after the palm draws, and the palm has left nothing", () => {
	const [palm, stylus] = [pointer("touch", 1), pointer("pen", 2)];
	palm.down(50);
	stylus.down(100);
	palm.move(60);
	stylus.move(110);
	palm.up(60);
	stylus.up(110);
	expect(drawn()).toEqual([[100, 110]]);
	undo();
	expect(isInitialDrawing.value, "the palm is not in the history").toBe(true);
});

test("a palm beside the stylus, or just after it, draws nothing; a finger later does", () => {
	const [stylus, palm] = [pointer("pen", 1), pointer("touch", 2)];
	stylus.down(100);
	palm.down(50);
	palm.up(50);
	stylus.up(100);
	palm.down(50);
	palm.up(50);
	expect(drawn()).toEqual([[100]]);
	now += 2000;
	palm.down(50);
	palm.up(50);
	expect(drawn()).toEqual([[100], [50]]);
});

test("what the system cancels has never been drawn", () => {
	const [finger, other] = [pointer("touch", 1), pointer("touch", 2)];
	finger.down(20);
	finger.up(20);
	other.down(50);
	other.move(60);
	other.cancel(60);
	other.move(70);
	expect(drawn()).toEqual([[20]]);
});

test("a second finger draws nothing while the first is down", () => {
	const [first, second] = [pointer("touch", 1), pointer("touch", 2, false)];
	first.down(20);
	second.down(200);
	first.move(30);
	second.move(210);
	expect(drawn()).toEqual([[20, 30]]);
});

for (const type of ["mouse", "touch", "pen"]) {
	test(`a ${type} whose end was never heard of does not block the next one`, () => {
		pointer(type, 1).down(20);
		const next = pointer(type, 2);
		next.down(100);
		next.move(110);
		expect(drawn()).toEqual([[20], [100, 110]]);
	});
}

test("other buttons than the main one draw nothing", () => {
	const mouse = pointer("mouse", 1);
	for (const button of [1, 2, 3, 4]) mouse.down(20, button);
	expect(isInitialDrawing.value).toBe(true);
});

test("a stylus turned round erases the strokes that it touches", () => {
	const stylus = pointer("pen", 1);
	for (const x of [50, 120, 200]) {
		stylus.down(x);
		stylus.up(x);
	}
	stylus.down(80, 5);
	stylus.move(118);
	stylus.up(118);
	expect(drawn()).toEqual([[50], [200]]);
	undo();
	expect(drawn()).toEqual([[50], [120], [200]]);
});

test("a pointer that cannot be captured, as it has ended, draws", () => {
	vi.mocked(canvas.setPointerCapture).mockImplementationOnce(() => {
		throw new DOMException("no such pointer", "NotFoundError");
	});
	pointer("touch", 1).down(20);
	expect(drawn()).toEqual([[20]]);
});
