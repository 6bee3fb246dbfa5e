/** What a page and its workers have in memory, once all garbage is collected. */

import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import type { HeapSnapshot, Send, Targets } from "./targets";

/** Bytes, or counts. */
export interface Memory {
	/** JavaScript objects of the page, without its code; NaN where it was not measured */
	pageObjects: number;
	/**
	 * What V8 makes of the page's functions, and notes of how they run: it compiles them again as they are called more often, for
	 * half an hour and longer, however little the page keeps. NaN where it was not measured
	 */
	pageCode: number;
	/** of the page, both together; of all workers */
	pageHeap: number;
	workerHeap: number;
	/** array buffers and long strings */
	pageBuffers: number;
	workerBuffers: number;
	/** memories of all WebAssembly modules; NaN where it was not measured */
	wasm: number;
	workers: number;
	nodes: number;
	listeners: number;
	/** of the origin, in the browser's database */
	database: number;
	/** resident set of all renderers */
	resident: number;
}

type Counts = Record<string, number>;

interface HeapUsage {
	usedSize: number;
	backingStorageSize: number;
}

/**
 * Twice, as what the first collection has freed may have held something of another heap. By the function that the browser is
 * started with: the profiler's own command waits for a thread that is idle.
 */
async function heapOf(send: Send): Promise<HeapUsage> {
	for (let time = 0; time < 2; time++) await send("Runtime.evaluate", { expression: "gc()" });
	return (await send("Runtime.getHeapUsage")) as unknown as HeapUsage;
}

/**
 * The debugger finds the memories: the page has no hook for this. Only in workers that rest: one that is interrupted in its
 * wasm code by this takes the whole tab down with it (Chromium 156).
 */
async function wasmOf(send: Send): Promise<number> {
	const objectGroup = "memories";
	const evaluated = await send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype", objectGroup });
	const { objectId: prototypeObjectId } = evaluated.result as { objectId: string };
	const { objects } = await send("Runtime.queryObjects", { prototypeObjectId, objectGroup });
	const { objectId } = objects as { objectId: string };
	const functionDeclaration = "function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0); }";
	const sum = await send("Runtime.callFunctionOn", { objectId, functionDeclaration, returnByValue: true });
	await send("Runtime.releaseObjectGroup", { objectGroup }); // or the debugger itself would keep them
	return (sum.result as { value: number }).value;
}

/** By V8's own division of its heap. */
function codeIn({ snapshot, nodes }: HeapSnapshot): number {
	const { node_fields: fields, node_types: types } = snapshot.meta;
	const [type, size, code] = [fields.indexOf("type"), fields.indexOf("self_size"), types[0].indexOf("code")];
	if (Math.min(type, size, code) < 0) throw new Error("V8 describes its heap in another way");
	let sum = 0;
	for (let at = 0; at < nodes.length; at += fields.length) if (nodes[at + type] === code) sum += nodes[at + size] ?? 0;
	return sum;
}

type HeapOfWorker = Record<"heap" | "buffers" | "wasm", number>;

/** undefined for a worker that has ended meanwhile. */
async function workerOf(send: Send, readWasm: (send: Send) => Promise<number>): Promise<HeapOfWorker | undefined> {
	try {
		const { usedSize, backingStorageSize } = await heapOf(send);
		return { heap: usedSize, buffers: backingStorageSize, wasm: await readWasm(send) };
	} catch {
		return undefined;
	}
}

function residentSetOf(process: number): number {
	try {
		const [, kilobytes = "0"] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${process}/status`, "utf8")) ?? [];
		return Number(kilobytes) * 1024;
	} catch {
		return 0; // it has ended, or the system is another
	}
}

async function residentSet(browser: Browser): Promise<number> {
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send("SystemInfo.getProcessInfo");
	await session.detach();
	const renderers = processInfo.filter(({ type }) => type === "renderer");
	return renderers.reduce((sum, { id }) => sum + residentSetOf(id), 0);
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

export async function measureMemory(
	page: Page,
	{ page: send, snapshot, workers }: Targets,
	isResting: boolean,
): Promise<Memory> {
	const running: HeapOfWorker[] = [];
	// One after another: heaps of one process that are collected at the same time wait for each other, some for ever.
	for (const { url, send: ask } of workers()) {
		// Nothing tells whether the explorer rests, so its memory is left out; its heap is not.
		const wasm = url.includes("/explorer-") ? async () => 0 : wasmOf;
		const found = await workerOf(ask, isResting ? wasm : async () => Number.NaN);
		if (found) running.push(found);
	}
	const { usedSize, backingStorageSize } = await heapOf(send);
	const pageCode = isResting ? codeIn(await snapshot()) : Number.NaN;
	const besides = (await send("Runtime.getHeapUsage")) as unknown as HeapUsage; // taking it has freed code, too
	const { nodes = 0, jsEventListeners = 0 } = (await send("Memory.getDOMCounters")) as Counts;
	const { usage = 0 } = (await send("Storage.getUsageAndQuota", { origin: new URL(page.url()).origin })) as Counts;
	const browser = page.context().browser();
	return {
		pageObjects: besides.usedSize - pageCode,
		pageCode,
		pageHeap: usedSize,
		workerHeap: sum(running.map((worker) => worker.heap)),
		pageBuffers: backingStorageSize,
		workerBuffers: sum(running.map((worker) => worker.buffers)),
		wasm: sum(running.map((worker) => worker.wasm)),
		workers: running.length,
		nodes,
		listeners: jsEventListeners,
		database: usage,
		resident: browser ? await residentSet(browser) : 0,
	};
}
