/** Fingers on the screen: what the browser makes of them, scrolling and zooming among it, is its own. */

import type { Page } from "@playwright/test";

type Point = readonly [x: number, y: number];

/** At each call, the fingers that are on the screen then. */
export async function touchOf(page: Page) {
	const session = await page.context().newCDPSession(page);
	return (type: "touchStart" | "touchMove" | "touchEnd", ...fingers: Point[]) =>
		session.send("Input.dispatchTouchEvent", { type, touchPoints: fingers.map(([x, y]) => ({ x, y })) });
}
