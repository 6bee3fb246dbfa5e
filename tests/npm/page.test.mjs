/** The packed package in Chromium: without a bundler, built and served by Vite, and training in a worker. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { open, serve } from "./support/browser.mjs";
import { addModel, consumer, run, write } from "./support/consumer.mjs";
import { block } from "./support/readme.mjs";

const folder = consumer();
const installed = join(folder, "node_modules/autoencoders");

/** A white square in noise goes through the README's canvas; the page's title says when it is done. */
const canvas = `<!doctype html><canvas width="28" height="28"></canvas><script>
	const context = document.querySelector("canvas").getContext("2d");
	for (let i = 0; i < 784; i++) {
		context.fillStyle = i * 7919 % 5 ? "black" : "white";
		context.fillRect(i % 28, i / 28 | 0, 1, 1);
	}
	context.fillStyle = "white";
	context.fillRect(12, 6, 4, 16);
</script>`;
const denoise = `${block('querySelector("canvas")')}document.title = "denoised";\n`;

/** What is drawn on the canvas: grey values, and how many of those at its edge are bright. */
const drawn = `(() => {
	const { data } = document.querySelector("canvas").getContext("2d").getImageData(0, 0, 28, 28);
	const grey = Array.from({ length: 784 }, (_, i) => data[4 * i]);
	return { grey, bright: grey.filter((value, i) => value > 64 && (i % 28 < 4 || i % 28 > 23)).length };
})()`;

before(() => {
	addModel("denoising-vanilla", folder);
	mkdirSync(join(folder, "public"));
	addModel("denoising-vanilla", join(folder, "public"));
	const plain = `<script type="importmap">{ "imports": { "autoencoders": "./node_modules/autoencoders/index.js" } }</script>`;
	write(folder, {
		"plain.html": `${canvas}${plain}<script type="module">${denoise}</script>`,
		"bundled.html": `${canvas}<script type="module" src="./denoise.js"></script>`,
		"denoise.js": denoise,
		"readme.html": `<!doctype html><script type="module" src="./main.js"></script>`,
		"train.js": block("// train.js"),
		"main.js": block("// main.js"),
	});
	cpSync(join(installed, "examples/train-worker"), join(folder, "example"), { recursive: true });
	const input = ["bundled.html", "readme.html", "example/index.html"];
	const config = { worker: { format: "es" }, build: { rolldownOptions: { input } } };
	write(folder, { "vite.config.js": `export default ${JSON.stringify(config)}` });
	run(folder, "vite", "build", "--logLevel", "warn");
});

async function denoised(address) {
	const { page, failures } = await open(address);
	await page.waitForFunction(() => document.title === "denoised");
	assert.deepEqual(failures, []);
	return page.evaluate(drawn);
}

test("the README's canvas is denoised by a plain module, by what Vite builds, and to the same values", async () => {
	const plain = await denoised(`${await serve(folder)}plain.html`);
	assert.equal(plain.bright, 0); // there were 50 or so
	assert.ok(plain.grey[14 + 28 * 14] > 128);
	const built = await denoised(`${await serve(join(folder, "dist"))}bundled.html`);
	assert.deepEqual(built.grey, plain.grey);
});

test("Vite's development server needs no settings", async () => {
	const server = spawn("vite", ["--port", "0", "--host", "localhost"], {
		cwd: folder,
		env: { ...process.env, NO_COLOR: "1" },
	});
	after(() => server.kill());
	const address = await new Promise((resolve) => {
		let said = "";
		server.stdout.on("data", (text) => {
			said += text;
			const [url] = /http:\/\/localhost:\d+\//.exec(said) ?? [];
			if (url) resolve(url);
		});
	});
	assert.equal((await denoised(`${address}bundled.html`)).bright, 0);
});

test("the example without a bundler denoises what is drawn", async () => {
	const { page, failures } = await open(`${await serve(installed)}examples/denoise.html`);
	const bright = (id) =>
		page.evaluate((id) => {
			const { data } = document.getElementById(id).getContext("2d").getImageData(0, 0, 8, 8);
			return data.filter((value, at) => at % 4 === 0 && value > 128).length;
		}, id);
	await page.waitForFunction(() => document.getElementById("clean").getContext("2d").getImageData(0, 0, 1, 1).data[3]);
	const before = await bright("clean");
	const { x, y, width, height } = await page.locator("#drawing").boundingBox();
	await page.mouse.move(x + width / 2, y + height / 8);
	await page.mouse.down();
	await page.mouse.move(x + width / 2, y + (7 * height) / 8, { steps: 30 });
	await page.mouse.up();
	assert.ok((await bright("drawing")) >= 6);
	assert.ok((await bright("clean")) > before + 3);
	assert.deepEqual(failures, []);
});

test("the README's worker trains, and the loss falls", async () => {
	const { page, failures } = await open("about:blank");
	const said = [];
	const finished = new Promise((resolve) => {
		page.on("console", async (message) => {
			const read = ({ step, loss, model }) => ({ step, loss, bytes: model?.length });
			const answer = await message.args()[0].evaluate(read);
			said.push(answer);
			if (answer.bytes) resolve(answer);
		});
	});
	await page.goto(`${await serve(join(folder, "dist"))}readme.html`);
	const { bytes } = await finished;
	const losses = said.filter(({ loss }) => loss !== undefined);
	assert.deepEqual(
		losses.map(({ step }) => step),
		[100, 200, 300, 400, 500],
	);
	assert.ok(losses.at(-1).loss < losses[0].loss);
	assert.ok(bytes > 4 * 784 * 32);
	assert.deepEqual(failures, []);
});

test("the example's worker lowers the loss, stops on demand, and its model generates", async () => {
	const { page, failures } = await open(`${await serve(join(folder, "dist"))}example/index.html`);
	const status = () => page.locator("#status").textContent();
	const loss = async () => Number(/loss ([\d.]+)/.exec(await status())?.[1]);
	await page.getByRole("button", { name: "Train" }).click();
	await page.waitForFunction(() => /loss/.test(document.getElementById("status").textContent));
	const first = await loss();
	await page.waitForFunction((first) => {
		return Number(/loss ([\d.]+)/.exec(document.getElementById("status").textContent)?.[1]) < first - 5;
	}, first);
	await page.getByRole("button", { name: "Stop" }).click();
	await page.waitForFunction(() => /done/.test(document.getElementById("status").textContent));
	assert.ok(Number.parseInt(await status(), 10) < 5000);
	await page.waitForFunction(() => {
		const { data } = document.getElementById("generated").getContext("2d").getImageData(0, 0, 16, 128);
		const grey = data.filter((_, at) => at % 4 === 0);
		return Math.max(...grey) - Math.min(...grey) > 64;
	});
	assert.deepEqual(failures, []);
});
