/** Reading a folder of photographs: time, memory, the page's longest task, and how soon it stops. */

import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "./browser.mjs";
import { root } from "./paths.mjs";
import { serve } from "./server.mjs";

/** Number of distinct pictures; the rest of the files are links to them, as writing them all would take minutes. */
const DISTINCT = 100;
const CLASSES = 10;
/** How often memory is sampled: seldom, as to read the memory of all processes takes tens of milliseconds of a processor. */
const SAMPLE_MS = 1000;
const settings = {
	...{ height: 28, width: 28, fit: "crop", channels: 1 },
	...{ background: "white", invert: false, normalise: false },
};

/** In the page: JPEG of 640×480 with shades, edges and grain, some 60 kB each, as base64. */
async function makePictures(count) {
	const canvas = new OffscreenCanvas(640, 480);
	const context = canvas.getContext("2d");
	const pictures = [];
	for (let index = 0; index < count; index++) {
		const gradient = context.createLinearGradient(0, 0, 640, 480);
		gradient.addColorStop(0, `hsl(${37 * index} 60% 70%)`);
		gradient.addColorStop(1, `hsl(${37 * index + 90} 50% 20%)`);
		context.fillStyle = gradient;
		context.fillRect(0, 0, 640, 480);
		for (let shape = 0; shape < 60; shape++) {
			context.fillStyle = `hsl(${Math.random() * 360} 50% ${Math.random() * 100}% / 60%)`;
			context.beginPath();
			context.arc(Math.random() * 640, Math.random() * 480, Math.random() * 60, 0, 7);
			context.fill();
		}
		const grain = context.getImageData(0, 0, 640, 480);
		for (let i = 0; i < grain.data.length; i++) if (i % 4 < 3) grain.data[i] += 12 * (Math.random() - 0.5);
		context.putImageData(grain, 0, 0);
		const bytes = new Uint8Array(
			await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 })).arrayBuffer(),
		);
		pictures.push(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")));
	}
	return pictures;
}

/** `count` files in ten folders. */
async function writePictures(page, folder, count) {
	const pictures = await page.evaluate(makePictures, Math.min(DISTINCT, count));
	let bytes = 0;
	for (let index = 0; index < CLASSES; index++) mkdirSync(join(folder, `class ${index}`));
	for (let index = 0; index < count; index++) {
		const picture = pictures[index % pictures.length];
		const file = join(folder, `class ${index % CLASSES}`, `${index}.jpg`);
		const original = join(folder, `class ${(index % pictures.length) % CLASSES}`, `${index % pictures.length}.jpg`);
		if (index < pictures.length) writeFileSync(file, Buffer.from(picture, "base64"));
		else linkSync(original, file);
		bytes += picture.length * 0.75;
	}
	return bytes / count;
}

/** The file of a process in /proc; empty if the process has ended. */
function stateOf(process, file) {
	try {
		return readFileSync(`/proc/${process}/${file}`, "utf8");
	} catch {
		return "";
	}
}

/** In bytes; what processes share is divided among them. */
function memoryOf(process) {
	return 1024 * Number(/^Pss:\s+(\d+)/m.exec(stateOf(process, "smaps_rollup"))?.[1] ?? 0);
}

/** In milliseconds, by the system's clock of 100 Hz. */
function processorTimeOf(process) {
	const [user, system] = stateOf(process, "stat").replace(/.*\)/s, "").split(" ").slice(12, 14);
	return 10 * (Number(user ?? 0) + Number(system ?? 0));
}

const sum = (values) => values.reduce((total, value) => total + value, 0);

async function processesOf(browser) {
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send("SystemInfo.getProcessInfo");
	await session.detach();
	return processInfo;
}

/** Samples the memory of the tab, and of the browser with all of its processes, until it is told to stop. */
function watchMemory(processes) {
	const peak = { tab: 0, browser: 0 };
	const sample = () => {
		const sizes = processes.map(({ type, id }) => ({ type, size: memoryOf(id) }));
		peak.tab = Math.max(peak.tab, ...sizes.filter(({ type }) => type === "renderer").map(({ size }) => size));
		peak.browser = Math.max(peak.browser, sum(sizes.map(({ size }) => size)));
	};
	sample();
	const before = { ...peak };
	const timer = setInterval(sample, SAMPLE_MS);
	return () => {
		clearInterval(timer);
		return { before, peak };
	};
}

/** In the page: opens what the field has, and shows a preview. */
async function openAll(settings) {
	window.longestTask = 0;
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) window.longestTask = Math.max(window.longestTask, duration);
	}).observe({ type: "longtask" });
	const started = performance.now();
	window.reader = new window.pictures.PictureReader();
	const { files } = await window.pictures.collectChosen(document.querySelector("#pictures").files);
	const opened = await window.reader.open(files);
	const openedAt = performance.now();
	const { paths } = await window.reader.preview(settings, 24);
	return {
		files: opened.count,
		open: openedAt - started,
		preview: performance.now() - openedAt,
		previewed: paths.length,
	};
}

async function readAll(settings) {
	const started = performance.now();
	let reports = 0;
	const { paths, classNames } = await window.reader.read(settings, () => reports++);
	return { read: performance.now() - started, pictures: paths.length, classes: classNames.length, reports };
}

/** Reads once more and stops after two seconds; the longest task of the page is 0 if all took less than 50 ms. */
async function stopReading(settings) {
	const reading = window.reader.read(settings);
	await new Promise((resolve) => setTimeout(resolve, 2000));
	const started = performance.now();
	window.reader.stop();
	const { paths } = await reading;
	const stop = performance.now() - started;
	window.reader.close();
	return { stop, readUntilStop: paths.length, longest: window.longestTask };
}

/** A page with a field that has the folder. */
async function openPage(browser, address, folder) {
	const page = await browser.newPage();
	await page.goto(`${address}/bench.html`);
	await page.waitForFunction(() => window.pictures);
	await page.evaluate(() => {
		const field = { type: "file", id: "pictures", webkitdirectory: true };
		document.body.append(Object.assign(document.createElement("input"), field));
	});
	await page.setInputFiles("#pictures", folder);
	return page;
}

async function measureIn(browser, address, folder) {
	const page = await openPage(browser, address, folder);
	const processes = await processesOf(browser);
	const processorTime = () => sum(processes.map(({ id }) => processorTimeOf(id)));
	const stopWatching = watchMemory(processes);
	const opened = await page.evaluate(openAll, settings);
	const before = processorTime();
	const read = await page.evaluate(readAll, settings);
	const processor = processorTime() - before;
	const stopped = await page.evaluate(stopReading, settings);
	return { ...opened, ...read, processor, ...stopped, memory: stopWatching() };
}

/** Times in milliseconds, sizes in bytes. */
export async function measurePictures(count) {
	const folder = mkdtempSync(join(tmpdir(), "pictures-"));
	const server = await serve(join(root, "dist"));
	const browser = await launch({ pinned: false });
	try {
		const generatorPage = await browser.newPage();
		const fileSize = await writePictures(generatorPage, folder, count);
		await generatorPage.close();
		return { fileSize, ...(await measureIn(browser, server.address, folder)) };
	} finally {
		await browser.close();
		server.close();
		rmSync(folder, { recursive: true });
	}
}
