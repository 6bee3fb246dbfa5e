/** The lead's worker: trains by itself once it was told to, and answers between the steps. */

import init, { Digits } from "autoencoders";
import { EngineError } from "../error";
import { buffersOf, dispatchTo, type Handlers, serve } from "../rpc";
import { unzip } from "../unzip";
import type { CoordinatorContract } from "./contracts";
import { ModelRun } from "./modelRun";
import { TrainingLoop } from "./trainingLoop";

let wasm: WebAssembly.Module | undefined;
let digits: Digits | undefined;
let loop: TrainingLoop | undefined;
/** What is not a course yet. */
let opening: readonly ModelRun[] = [];

function openLoop(): TrainingLoop {
	if (!loop) throw new EngineError("closed", "there is no training");
	return loop;
}

function close(): void {
	loop?.close();
	loop = undefined;
	for (const lane of opening) lane.close();
	opening = [];
}

async function open({ recipes, workers, states }: CoordinatorContract["open"]["request"]) {
	close();
	const [module, learnt] = [wasm, digits];
	if (!module || !learnt) throw new Error("the module and the digits come first");
	const lanes: ModelRun[] = [];
	opening = lanes;
	try {
		for (const recipe of recipes) lanes.push(new ModelRun(module, recipe, learnt, workers));
		for (const [index, lane] of lanes.entries()) {
			const state = states?.[index];
			if (state) lane.restore(state);
		}
		await Promise.all(lanes.map((lane) => lane.open()));
	} catch (thrown) {
		if (opening === lanes) close();
		throw thrown;
	}
	if (opening !== lanes) throw new EngineError("closed", "the training was closed while it was set up");
	opening = [];
	loop = new TrainingLoop(lanes);
	return { stepsPerEpoch: loop.stepsPerEpoch };
}

const answers: Handlers<CoordinatorContract> = {
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
		openLoop().run(goal);
		return { status: openLoop().status };
	},
	advance({ steps }) {
		openLoop().advance(steps);
		return { status: openLoop().status };
	},
	pause() {
		openLoop().pause();
		return { step: openLoop().step };
	},
	progress: () => openLoop().progress(),
	checkpoints: () => ({ checkpoints: openLoop().checkpoints() }),
	states: () => ({ states: openLoop().states(), files: openLoop().files(), progress: openLoop().progressSoFar() }),
	close() {
		close();
		return {};
	},
};

serve<CoordinatorContract>(dispatchTo(answers), buffersOf);
