/** What a visitor sees and does, by role and name, in any browser. */

import { expect } from "@playwright/test";
import type { Browser, Point } from "./browser";

type Role =
	| "application"
	| "article"
	| "button"
	| "figure"
	| "heading"
	| "img"
	| "link"
	| "main"
	| "meter"
	| "radio"
	| "slider"
	| "spinbutton"
	| "table"
	| "textbox";

/** What `first.js` adds to the page. */
declare const suite: {
	errors: string[];
	/** Whether the last press met the element that it was for. */
	met: boolean;
	find(role: string, name: string): HTMLElement[];
	nameOf(element: HTMLElement): string;
};

interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** As `expect.poll`, but never asleep for long. */
export function poll<T>(read: () => T | Promise<T>, message?: string) {
	return expect.poll(read, { intervals: [50, 100, 200], ...(message ? { message } : {}) });
}

export class Visitor {
	constructor(readonly browser: Browser) {}

	/** The names of the elements with this role whose names match. */
	names(role: Role, name: string): Promise<string[]> {
		return this.browser.evaluate(
			(role, name) => suite.find(role, name).map((element) => suite.nameOf(element)),
			role,
			name,
		);
	}

	async expectCount(role: Role, name: string, count: number): Promise<void> {
		await poll(async () => (await this.names(role, name)).length, `${role} ${name}`).toBe(count);
	}

	value(role: Role, name: string): Promise<string> {
		return this.browser.evaluate(
			(role, name) => {
				const [field] = suite.find(role, name);
				return field instanceof HTMLInputElement ? field.value : "";
			},
			role,
			name,
		);
	}

	text(role: Role, name: string): Promise<string> {
		return this.browser.evaluate((role, name) => suite.find(role, name)[0]?.innerText ?? "", role, name);
	}

	/** Scrolls to the only element of this role and name, once it is there, and notes whether the next press meets it. */
	async #boxOf(role: Role, name: string): Promise<Box> {
		await this.expectCount(role, name, 1);
		return this.browser.evaluate(
			(role, name) => {
				const [element] = suite.find(role, name);
				suite.met = false;
				const listen = ({ target }: Event) => {
					const labels = element instanceof HTMLInputElement ? (element.labels ?? []) : [];
					suite.met = [element, ...labels].some((part) => part?.contains(target as Node));
				};
				addEventListener("pointerdown", listen, { capture: true, once: true });
				element?.scrollIntoView({ block: "center", behavior: "instant" });
				const { x = 0, y = 0, width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
				return { x, y, width, height };
			},
			role,
			name,
		);
	}

	/**
	 * Drags across an element; the points are shares of its width and height. Again if the page has moved it away meanwhile,
	 * as a visitor would.
	 */
	async drag(role: Role, name: string, ...points: [Point, ...Point[]]): Promise<void> {
		const attempt = async () => {
			const { x, y, width, height } = await this.#boxOf(role, name);
			const onScreen = points.map(([u, v]) => [Math.round(x + u * width), Math.round(y + v * height)] as const);
			await this.browser.drag(...(onScreen as [Point, ...Point[]]));
			return this.browser.evaluate(() => suite.met);
		};
		await poll(attempt, `${role} ${name} is not met`).toBe(true);
	}

	click(role: Role, name: string): Promise<void> {
		return this.drag(role, name, [0.5, 0.5]);
	}

	/** Follows a link to a state of the page. */
	async go(hash: string): Promise<void> {
		await this.browser.evaluate((hash) => {
			location.hash = hash;
		}, hash);
	}

	/** Waits until the page answers to all that was done so far; in the next frame it says whether it does. */
	async settle(): Promise<void> {
		const isBusy = () =>
			new Promise<string | null | undefined>((resolve) =>
				requestAnimationFrame(() => setTimeout(() => resolve(document.querySelector("main")?.ariaBusy))),
			);
		await poll(() => this.browser.evaluate(isBusy), "the page is busy").toBe("false");
	}

	/** The red channel of all pictures in the elements of this role and name, once they answer to all that was done. */
	async pixels(role: Role, name: string): Promise<number[]> {
		await this.settle();
		return this.browser.evaluate(
			(role, name) =>
				suite.find(role, name).flatMap((element) => {
					const inside = element instanceof HTMLCanvasElement ? [element] : element.querySelectorAll("canvas");
					return Array.from(inside, (canvas) => {
						const { width, height } = canvas;
						const data = canvas.getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
						return Array.from({ length: width * height }, (_, pixel) => data[4 * pixel] ?? 0);
					}).flat();
				}),
			role,
			name,
		);
	}

	/** Nothing may have gone wrong since the page was loaded. */
	async expectNoErrors(): Promise<void> {
		expect(await this.browser.evaluate(() => suite.errors)).toEqual([]);
	}
}
