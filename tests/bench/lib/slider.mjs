/** How long the page takes from a latent slider's movement to the new digit's pixels, for each of the variational models. */

import { join } from "node:path";
import { launch } from "./browser.mjs";
import { root } from "./paths.mjs";
import { serve } from "./server.mjs";
import { summary } from "./statistics.mjs";

const MOVES = 300;
const WARM_UP = 30;

/** In the page: moves the first slider, and waits for the canvas to be written, as often as asked. */
async function moveSlider(moves) {
	const slider = document.querySelector('[aria-labelledby="dimensions-heading"] input[type="range"]');
	const context = document.querySelector("canvas[aria-label='Decoded digit']").getContext("2d");
	const write = context.putImageData.bind(context);
	let notifyWritten;
	context.putImageData = (...args) => {
		write(...args);
		notifyWritten();
	};
	const samples = [];
	for (let move = 0; move < moves; move++) {
		const done = new Promise((resolve) => {
			notifyWritten = resolve;
		});
		slider.value = String(2 * Math.sin(move / 7)); // never the same value twice in a row
		const start = performance.now();
		slider.dispatchEvent(new Event("input", { bubbles: true }));
		await done;
		samples.push(performance.now() - start);
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
	}
	return samples;
}

async function measureModel(browser, address, model) {
	const page = await browser.newPage();
	await page.goto(`${address}/#/walk?model=${model}&z=${model.endsWith("-2") ? "0_0" : Array(16).fill(0).join("_")}`);
	// The statistics of the codes have been shown, so nothing else is being computed.
	await page.waitForSelector("[aria-labelledby='dimensions-heading'] [role='img']");
	await page.waitForTimeout(1500);
	const samples = (await page.evaluate(moveSlider, WARM_UP + MOVES)).slice(WARM_UP);
	await page.close();
	return { model, ...summary(samples), samples };
}

export async function measureSlider() {
	const server = await serve(join(root, "dist"));
	const browser = await launch({ pinned: false });
	const rows = [];
	for (const model of ["variational-2", "variational-16"]) {
		rows.push(await measureModel(browser, server.address, model));
	}
	await browser.close();
	server.close();
	return rows;
}
