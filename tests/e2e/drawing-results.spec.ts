/** What is computed of a drawing: while the pen is down, while the page waits for it, and where a canvas cannot be read. */

import { bringToMiddle, clearPad, drawByMouse, middle, padOf, written } from "./support/drawing";
import { type Held, holdMessages } from "./support/holdMessages";
import { expectIdle, readSettledPicture } from "./support/pixels";
import { expect, expectScore, openPage, test } from "./support/test";

const seen = "As the models see it";

test("results follow the pen while it is down: one request at a time, and the newest drawing in the end", async ({
	page,
}) => {
	await page.addInitScript(() => {
		const counts = { open: 0, most: 0, asked: 0 };
		/** Counts the reconstructions under way; it hears an answer before the page does. */
		class CountingWorker extends Worker {
			readonly asked = new Set<number>();
			constructor(url: URL, options?: WorkerOptions) {
				super(url, options);
				this.addEventListener("message", ({ data }) => {
					if (this.asked.delete(data.id)) counts.open--;
				});
			}
			override postMessage(message: { id: number; body?: { type: string } }, options?: object): void {
				if (message.body?.type === "reconstruct") {
					this.asked.add(message.id);
					counts.asked++;
					counts.most = Math.max(counts.most, ++counts.open);
				}
				super.postMessage(message, options as StructuredSerializeOptions);
			}
		}
		Object.assign(window, { counts, Worker: CountingWorker });
	});
	await openPage(page);
	await clearPad(page);
	await bringToMiddle(padOf(page));
	const box = await padOf(page).boundingBox();
	if (!box) throw new Error("the pad is not on the screen");
	await page.mouse.move(box.x + 80, box.y + 60);
	await page.mouse.down();
	await page.mouse.move(box.x + 190, box.y + 60, { steps: 5 });
	await page.mouse.move(box.x + 120, box.y + 230, { steps: 5 });
	await expectScore(page, "Vanilla");
	const drawn = await readSettledPicture(page, seen);
	await page.mouse.up();
	await page.getByRole("button", { name: "Clear" }).click();
	await page.getByRole("button", { name: "Undo" }).click();
	expect(await readSettledPicture(page, seen)).toEqual(drawn);
	const counts = await page.evaluate(() => (window as unknown as { counts: { most: number; asked: number } }).counts);
	expect(counts.most).toBe(1);
	expect(counts.asked).toBeGreaterThan(4);
});

test("the page is busy as long as its pictures are older than the drawing", async ({ page }) => {
	await page.addInitScript(() => {
		/** Holds the replies back while `held` is set, but not the signs of life, without which it would be replaced. */
		class HeldWorker extends Worker {
			override set onmessage(listener: (event: MessageEvent) => void) {
				super.onmessage = (event) => {
					const { held } = window as Held;
					if (held && event.data !== "heartbeat") void held.then(() => listener(event));
					else listener(event);
				};
			}
		}
		Object.assign(window, { Worker: HeldWorker });
	});
	await openPage(page);
	await expectIdle(page);
	const release = await holdMessages(page);
	await drawByMouse(page, written[3], middle);
	await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "true");
	await release();
	const three = await readSettledPicture(page, seen);
	await clearPad(page);
	await drawByMouse(page, written[3], middle);
	expect(await readSettledPicture(page, seen)).toEqual(three);
});

test("a browser that falsifies what a page reads from a canvas: the page says so, and digits still work", async ({
	page,
}) => {
	await page.addInitScript(() => {
		const { getImageData } = CanvasRenderingContext2D.prototype;
		CanvasRenderingContext2D.prototype.getImageData = function (...area) {
			const image = getImageData.apply(this, area);
			for (let at = 0; at < image.data.length; at++) image.data[at] = (at * 7919) % 256;
			return image;
		};
	});
	await page.goto("./#/reconstruct?layout=all");
	await expect(page.getByText("this browser gives web pages different pixels")).toBeVisible();
	await page.getByRole("button", { name: "Test digit 7" }).click();
	await expectScore(page, "Vanilla");
});
