/** Peers that are processes of their own: ours and PyTorch, a request a line, an answer a line. */

import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pin } from "./browser.mjs";
import { bench, programs, python, site } from "./paths.mjs";

const digits = join(site, "digits");
const ours = { command: [join(programs, "bench"), digits], greets: false };
const pytorch = { command: [python, join(bench, "pytorch.py"), digits], greets: true };

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
export async function openNative({ id, name, setting, threads, tasks, command, greets }) {
	const [file, ...args] = [...(threads === 1 ? pin : []), ...command];
	const child = spawn(file, args, { stdio: ["pipe", "pipe", "inherit"] });
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const answer = async () => {
		const { value, done } = await lines.next();
		if (done) {
			throw new Error(`${name} ended`);
		}
		return JSON.parse(value);
	};
	const { version } = greets ? await answer() : {};
	const subjects = new Map();
	return {
		id,
		name,
		version,
		setting,
		async open(key, subject) {
			subjects.set(key, { ...subject, isNew: true });
			return tasks.includes(subject.task);
		},
		/** Each call by itself even where groups are asked for: this clock is fine enough. */
		async times(key, count, group = 1) {
			const subject = subjects.get(key);
			child.stdin.write(`${JSON.stringify({ ...subject, threads, count: count * group })}\n`);
			subject.isNew = false;
			return (await answer()).times;
		},
		async done(key) {
			subjects.delete(key);
		},
		close: () => child.stdin.end(),
	};
}
