/** The coordinator of one training: trains by itself up to a target, and answers between the steps. */

import init, { DataSet } from "autoencoders";
import { EngineError } from "../error";
import { gunzipIfNeeded } from "../gunzip";
import { collectTransferables, serve } from "../serve";
import type { CoordinatorContract } from "./contracts";
import { ModelRun } from "./modelRun";
import { TrainingLoop } from "./trainingLoop";

let wasmModule: WebAssembly.Module | undefined;
let examples: DataSet | undefined;
let runs: readonly ModelRun[] = [];
let loop: TrainingLoop | undefined;
let isClosed = false;

function expectLoop(): TrainingLoop {
	if (!loop) throw new EngineError("closed", "there is no training");
	return loop;
}

function closeTraining(): void {
	isClosed = true;
	loop?.close();
	loop = undefined;
	for (const run of runs) run.close();
	runs = [];
}

async function openTraining({ configs, workers, states, files }: CoordinatorContract["openTraining"]["request"]) {
	const [module, trainExamples] = [wasmModule, examples];
	if (!module || !trainExamples) throw new Error("the module or the examples are missing");
	try {
		runs = configs.map((config) => new ModelRun(module, config, trainExamples, workers));
		for (const [index, run] of runs.entries()) {
			const [state, file] = [states?.[index], files?.[index]];
			if (state) run.restore(state);
			else if (file) run.loadWeights(file);
		}
		await Promise.all(runs.map((run) => run.open()));
	} catch (thrown) {
		closeTraining();
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
			wasmModule = module;
			return {};
		},
		async loadExamples({ bytes }) {
			examples = DataSet.parse(await gunzipIfNeeded(bytes));
			return { count: examples.length };
		},
		openTraining,
		run({ targetStep }) {
			expectLoop().run(targetStep);
			return { status: expectLoop().status };
		},
		pause() {
			expectLoop().pause();
			return { step: expectLoop().step };
		},
		awaitProgress: () => expectLoop().nextProgress(),
		takeCheckpoints: () => ({ checkpoints: expectLoop().takeCheckpoints() }),
		takeStates({ withFiles }) {
			const training = expectLoop();
			const files = withFiles ? training.modelFiles() : [];
			return { states: training.states(), files, progress: training.takeProgress() };
		},
		close() {
			closeTraining();
			return {};
		},
	},
	collectTransferables,
);
