/** How fast the page answers, measured within it. */

import type { Page } from "@playwright/test";
import { bringToMiddle, padOf } from "../../e2e/support/drawing";

export function medianOf(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds from the next movement of the pointer until a model has answered with a new score. */
function armLatency(page: Page) {
	return page.evaluateHandle(() => {
		const measured = new Promise<number>((resolve) => {
			let moved = 0;
			const observer = new MutationObserver(() => {
				if (moved === 0) return;
				observer.disconnect();
				resolve(performance.now() - moved);
			});
			observer.observe(document.body, { subtree: true, attributeFilter: ["aria-valuetext"] });
			const note = ({ timeStamp }: Event) => {
				moved = timeStamp;
			};
			addEventListener("pointermove", note, { capture: true, once: true });
		});
		return { measured };
	});
}

/** The median over a few strokes in Reconstruct. */
export async function pointerToReconstruction(page: Page): Promise<number> {
	const pad = padOf(page);
	await bringToMiddle(pad);
	const box = await pad.boundingBox();
	if (!box) throw new Error("the pad is not on the screen");
	const found: number[] = [];
	for (let stroke = 0; stroke < 7; stroke++) {
		const [x, y] = [box.x + box.width * (0.2 + 0.08 * stroke), box.y + 0.3 * box.height];
		await page.mouse.move(x, y);
		await page.mouse.down();
		const armed = await armLatency(page);
		await page.mouse.move(x, y + 0.4 * box.height);
		found.push(await armed.evaluate(({ measured }) => measured));
		await page.mouse.up();
		await armed.dispose();
	}
	return medianOf(found);
}

/**
 * The median time between frames, in milliseconds, while `task` is done: a percentile near the end would be that of the machine's
 * other work.
 */
export async function frameTimeDuring(page: Page, task: () => Promise<void>): Promise<number> {
	const watched = await page.evaluateHandle(() => {
		const state = { times: [] as number[], isOver: false };
		let last = performance.now();
		const frame = (now: number) => {
			state.times.push(now - last);
			last = now;
			if (!state.isOver) requestAnimationFrame(frame);
		};
		requestAnimationFrame(frame);
		return state;
	});
	await task();
	const times = await watched.evaluate((state) => {
		state.isOver = true;
		return state.times;
	});
	await watched.dispose();
	return medianOf(times);
}
