/** Digits as strokes, and the hands that draw them: a mouse and a finger. */

import { expect, type Locator, type Page } from "@playwright/test";
import { touchOf } from "./touch";

type Point = readonly [x: number, y: number];
export type Strokes = readonly (readonly Point[])[];

/** Where a drawing goes: its box in the pad's own 280 units, and the pen it is drawn with. */
export interface Placement {
	x: number;
	y: number;
	width: number;
	height: number;
	pen: number;
}

/** Large, in the middle of the pad. */
export const middle: Placement = { x: 80, y: 40, width: 120, height: 200, pen: 22 };

function arc(centre: Point, radius: Point, from: number, to: number, steps = 8): Point[] {
	return Array.from({ length: steps + 1 }, (_, step) => {
		const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
		return [centre[0] + radius[0] * Math.cos(angle), centre[1] + radius[1] * Math.sin(angle)] as const;
	});
}

/** Handwriting leans to the right. */
function lean(stroke: readonly Point[]): Point[] {
	return stroke.map(([x, y]) => [0.1 + 0.8 * x + 0.2 * (0.5 - y), y] as const);
}

/** Two loops with one crossing, in one go. */
function figureEight(steps = 24): Point[] {
	return Array.from({ length: steps + 1 }, (_, step) => {
		const turn = (2 * Math.PI * step) / steps;
		return [0.5 + 0.4 * Math.sin(2 * turn), 0.5 - 0.5 * Math.cos(turn)] as const;
	});
}

/** In a unit box, y downwards, as a hand would write them. */
export const written: Record<3 | 5 | 8, Strokes> = {
	3: [lean([...arc([0.45, 0.25], [0.45, 0.25], -150, 80), ...arc([0.45, 0.74], [0.53, 0.26], -80, 150)])],
	5: [
		lean([[0.25, 0.02], [0.2, 0.2], [0.16, 0.4], ...arc([0.4, 0.68], [0.45, 0.3], -110, 150)]),
		lean([
			[0.25, 0.02],
			[0.55, 0.03],
			[0.95, 0],
		]),
	],
	8: [lean(figureEight())],
};

export function padOf(page: Page) {
	return page.getByRole("application", { name: "Sketch pad" });
}

/** To the middle, as a hand would have it: at an edge, what is sticky may lie over it. */
export async function bringToMiddle(pad: Locator): Promise<void> {
	await pad.evaluate((element) => element.scrollIntoView({ block: "center" }));
}

async function onScreen(page: Page, strokes: Strokes, { x, y, width, height }: Placement): Promise<Point[][]> {
	const pad = padOf(page);
	await bringToMiddle(pad);
	const box = await pad.boundingBox();
	if (!box) throw new Error("the pad is not on the screen");
	const scale = box.width / 280;
	return strokes.map((stroke) =>
		stroke.map(([u, v]) => [box.x + (x + u * width) * scale, box.y + (y + v * height) * scale] as const),
	);
}

export async function setPen(page: Page, width: number): Promise<void> {
	await page.getByRole("slider", { name: "Pen width" }).fill(String(width));
}

export async function drawByMouse(page: Page, strokes: Strokes, placement: Placement): Promise<void> {
	await setPen(page, placement.pen);
	for (const [start, ...rest] of await onScreen(page, strokes, placement)) {
		if (!start) continue;
		await page.mouse.move(...start);
		await page.mouse.down();
		for (const point of rest) await page.mouse.move(...point);
		await page.mouse.up();
	}
}

export async function drawByTouch(page: Page, strokes: Strokes, placement: Placement): Promise<void> {
	await setPen(page, placement.pen);
	const touch = await touchOf(page);
	for (const [start, ...rest] of await onScreen(page, strokes, placement)) {
		if (!start) continue;
		await touch("touchStart", start);
		for (const point of rest) await touch("touchMove", point);
		await touch("touchEnd");
	}
}

export async function clearPad(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Clear" }).click();
	await expect(page.getByText("Draw a digit here")).toBeVisible();
}
