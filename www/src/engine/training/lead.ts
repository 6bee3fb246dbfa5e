/** The lead's worker: trains by itself once it was told to, and answers between the steps. */

import init, { Digits } from "autoencoders";
import { type Answers, allBuffers, answerWith, serve } from "../bridge";
import { EngineError } from "../error";
import { unzip } from "../unzip";
import type { LeadCalls } from "./calls";
import { Course } from "./course";
import { Lane } from "./lane";

let wasm: WebAssembly.Module | undefined;
let digits: Digits | undefined;
let course: Course | undefined;

function running(): Course {
	if (!course) throw new EngineError("closed", "there is no training");
	return course;
}

function close(): void {
	course?.close();
	course = undefined;
}

async function open({ recipes, workers, positions }: LeadCalls["open"]["request"]) {
	close();
	const [module, learnt] = [wasm, digits];
	if (!module || !learnt) throw new Error("the module and the digits come first");
	const opened: Lane[] = [];
	try {
		for (const recipe of recipes) opened.push(new Lane(module, recipe, learnt, workers));
		for (const [index, lane] of opened.entries()) {
			const position = positions?.[index];
			if (position) lane.restore(position);
		}
		await Promise.all(opened.map((lane) => lane.open()));
	} catch (thrown) {
		for (const lane of opened) lane.close();
		throw thrown;
	}
	course = new Course(opened);
	return { stepsPerEpoch: opened[0]?.stepsPerEpoch ?? 0 };
}

const answers: Answers<LeadCalls> = {
	async start({ module }) {
		await init({ module_or_path: module });
		wasm = module;
		return {};
	},
	async digits({ bytes }) {
		const parsed = Digits.parse(await unzip(bytes));
		digits?.free();
		digits = parsed;
		return { count: parsed.length };
	},
	open,
	run({ goal }) {
		running().run(goal);
		return {};
	},
	advance({ steps }) {
		running().advance(steps);
		return {};
	},
	pause() {
		running().pause();
		return { step: running().step };
	},
	news: () => running().news(),
	checkpoints: () => ({ checkpoints: running().checkpoints() }),
	positions: () => ({ positions: running().positions(), files: running().files() }),
	close() {
		close();
		return {};
	},
	restore({ positions }) {
		running().restore(positions);
		return {};
	},
};

serve<LeadCalls>(answerWith(answers), allBuffers);
