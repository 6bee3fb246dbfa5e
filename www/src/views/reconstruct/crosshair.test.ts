import { afterEach, expect, test, vi } from "vitest";
import { dataSetId, knownOwnDataSets } from "../../state/dataSet";
import { mnist } from "../../state/dataSets";
import {
	crosshair,
	formatReading,
	hideCrosshair,
	hideCrosshairByPointer,
	moveCrosshairByKey,
	moveCrosshairByPointer,
	restoreCrosshair,
} from "./crosshair";

function press(key: string, more: Partial<KeyboardEvent> = {}): boolean {
	return moveCrosshairByKey({ key, preventDefault: vi.fn(), ...more } as unknown as KeyboardEvent);
}

function pointAt(clientX: number, clientY: number, box = { width: 280, height: 280 }): void {
	const currentTarget = { getBoundingClientRect: () => ({ left: 100, top: 200, ...box }) };
	moveCrosshairByPointer({ clientX, clientY, currentTarget } as unknown as Parameters<
		typeof moveCrosshairByPointer
	>[0]);
}

afterEach(hideCrosshair);

test("the pointer picks the pixel under it, and the nearest one from outside", () => {
	pointAt(100 + 35, 200 + 279);
	expect(crosshair.value).toEqual({ row: 27, column: 3 });
	pointAt(0, 9999);
	expect(crosshair.value).toEqual({ row: 27, column: 0 });
});

test("long images are shown less long: a pixel is as high as its share of the picture", () => {
	knownOwnDataSets.value = [{ ...mnist, id: "own-long", shape: { height: 16, width: 64, channels: 1 } }];
	dataSetId.value = "own-long";
	pointAt(100 + 150, 200 + 75, { width: 300, height: 100 });
	expect(crosshair.value).toEqual({ row: 12, column: 32 });
	dataSetId.value = mnist.id;
});

test("keys move on from where it was last, by one pixel or by four", () => {
	pointAt(100 + 105, 200 + 105);
	hideCrosshair();
	restoreCrosshair();
	expect(crosshair.value).toEqual({ row: 10, column: 10 });
	expect(press("ArrowRight")).toBe(true);
	expect(press("ArrowUp", { shiftKey: true })).toBe(true);
	expect(crosshair.value).toEqual({ row: 6, column: 11 });
	for (let count = 0; count < 30; count++) press("ArrowLeft");
	expect(crosshair.value).toEqual({ row: 6, column: 0 });
});

test("other keys and shortcuts of the browser are left alone", () => {
	expect(press("x")).toBe(false);
	expect(press("ArrowLeft", { altKey: true })).toBe(false);
	expect(crosshair.value).toBeUndefined();
});

test("a lifted finger leaves the crosshair, a mouse takes it along", () => {
	pointAt(150, 250);
	hideCrosshairByPointer({ pointerType: "touch" } as PointerEvent);
	expect(crosshair.value).toBeDefined();
	hideCrosshairByPointer({ pointerType: "mouse" } as PointerEvent);
	expect(crosshair.value).toBeUndefined();
});

test("rows and columns count from 1, and the error has its sign", () => {
	const reading = { row: 0, column: 27, input: 1, output: 0.256, error: -0.744 };
	expect(formatReading(reading)).toEqual({ row: 1, column: 28, input: "1.00", output: "0.26", error: "−0.74" });
	expect(formatReading({ ...reading, error: 0.1 }).error).toBe("+0.10");
	expect(formatReading({ ...reading, error: 0 }).error).toBe("0.00");
});
