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
/** What is not a course yet. */
let opening: readonly Lane[] = [];

function running(): Course {
	if (!course) throw new EngineError("closed", "there is no training");
	return course;
}

function close(): void {
	course?.close();
	course = undefined;
	for (const lane of opening) lane.close();
	opening = [];
}

async function open({ recipes, workers, positions }: LeadCalls["open"]["request"]) {
	close();
	const [module, learnt] = [wasm, digits];
	if (!module || !learnt) throw new Error("the module and the digits come first");
	const lanes: Lane[] = [];
	opening = lanes;
	try {
		for (const recipe of recipes) lanes.push(new Lane(module, recipe, learnt, workers));
		for (const [index, lane] of lanes.entries()) {
			const position = positions?.[index];
			if (position) lane.restore(position);
		}
		await Promise.all(lanes.map((lane) => lane.open()));
	} catch (thrown) {
		if (opening === lanes) close();
		throw thrown;
	}
	if (opening !== lanes) throw new EngineError("closed", "the training was closed while it was set up");
	opening = [];
	course = new Course(lanes);
	return { stepsPerEpoch: course.stepsPerEpoch };
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
		return { status: running().status };
	},
	advance({ steps }) {
		running().advance(steps);
		return { status: running().status };
	},
	pause() {
		running().pause();
		return { step: running().step };
	},
	news: () => running().news(),
	checkpoints: () => ({ checkpoints: running().checkpoints() }),
	positions: () => ({ positions: running().positions(), files: running().files(), news: running().newsSoFar() }),
	close() {
		close();
		return {};
	},
};

serve<LeadCalls>(answerWith(answers), allBuffers);
