/** Peers that are processes of their own: ours and PyTorch, a request a line, an answer a line. */

import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pinToCore } from "./browser.mjs";
import { bench, programs, python, site } from "./paths.mjs";

const digits = join(site, "digits");
const ours = { command: [join(programs, "bench"), digits], printsVersion: false };
const pytorch = { command: [python, join(bench, "pytorch.py"), digits], printsVersion: true };

export const natives = [
	{ id: "native-1", name: "ours", setting: "native, one thread", threads: 1, tasks: ["train"], ...ours },
	{
		id: "pytorch-1",
		name: "PyTorch",
		setting: "native, one thread",
		threads: 1,
		tasks: ["train", "reconstruct"],
		...pytorch,
	},
	{ id: "native-2", name: "ours", setting: "native, two threads", threads: 2, tasks: ["train"], ...ours },
	{ id: "pytorch-2", name: "PyTorch", setting: "native, two threads", threads: 2, tasks: ["train"], ...pytorch },
];

/** One thread runs on the browser's core, two on all. */
export async function openNative({ id, name, setting, threads, tasks, command, printsVersion }) {
	const [file, ...args] = [...(threads === 1 ? pinToCore : []), ...command];
	const child = spawn(file, args, { stdio: ["pipe", "pipe", "inherit"] });
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const readAnswer = async () => {
		const { value, done } = await lines.next();
		if (done) {
			throw new Error(`${name} ended`);
		}
		return JSON.parse(value);
	};
	const { version } = printsVersion ? await readAnswer() : {};
	const benchmarkCases = new Map();
	return {
		id,
		name,
		version,
		setting,
		async open(key, benchmarkCase) {
			benchmarkCases.set(key, { ...benchmarkCase, isNew: true });
			return tasks.includes(benchmarkCase.task);
		},
		/** Each call by itself even where groups are asked for: this clock is fine enough. */
		async times(key, count, group = 1) {
			const benchmarkCase = benchmarkCases.get(key);
			child.stdin.write(`${JSON.stringify({ ...benchmarkCase, threads, count: count * group })}\n`);
			benchmarkCase.isNew = false;
			return (await readAnswer()).times;
		},
		async done(key) {
			benchmarkCases.delete(key);
		},
		close: () => child.stdin.end(),
	};
}
