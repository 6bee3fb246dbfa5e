/** The coordinator of one training: trains by itself up to a target, and answers between the steps. */

import init, { DataSet } from "autoencoders";
import { EngineError } from "../error";
import { buffersIn, serve } from "../serve";
import { unzip } from "../unzip";
import type { CoordinatorContract } from "./contracts";
import { ModelRun } from "./modelRun";
import { TrainingLoop } from "./trainingLoop";

let wasm: WebAssembly.Module | undefined;
let examples: DataSet | undefined;
let runs: readonly ModelRun[] = [];
let loop: TrainingLoop | undefined;
let isClosed = false;

function openLoop(): TrainingLoop {
	if (!loop) throw new EngineError("closed", "there is no training");
	return loop;
}

function close(): void {
	isClosed = true;
	loop?.close();
	loop = undefined;
	for (const run of runs) run.close();
	runs = [];
}

async function open({ configs, workers, states, files }: CoordinatorContract["open"]["request"]) {
	const [module, learned] = [wasm, examples];
	if (!module || !learned) throw new Error("the module and the examples come first");
	try {
		runs = configs.map((config) => new ModelRun(module, config, learned, workers));
		for (const [index, run] of runs.entries()) {
			const [state, file] = [states?.[index], files?.[index]];
			if (state) run.restore(state);
			else if (file) run.startFrom(file);
		}
		await Promise.all(runs.map((run) => run.open()));
	} catch (thrown) {
		close();
		throw thrown;
	}
	if (isClosed) throw new EngineError("closed", "the training was closed while it was set up");
	loop = new TrainingLoop(runs);
	return { stepsPerEpoch: loop.stepsPerEpoch };
}

serve<CoordinatorContract>(
	{
		async start({ module }) {
			await init({ module_or_path: module });
			wasm = module;
			return {};
		},
		async examples({ bytes }) {
			examples = DataSet.parse(await unzip(bytes));
			return { count: examples.length };
		},
		open,
		run({ targetStep }) {
			openLoop().run(targetStep);
			return { status: openLoop().status };
		},
		pause() {
			openLoop().pause();
			return { step: openLoop().step };
		},
		progress: () => openLoop().progress(),
		checkpoints: () => ({ checkpoints: openLoop().checkpoints() }),
		states({ withFiles }) {
			const training = openLoop();
			const files = withFiles ? training.files() : [];
			return { states: training.states(), files, progress: training.takeProgress() };
		},
		close() {
			close();
			return {};
		},
	},
	buffersIn,
);
