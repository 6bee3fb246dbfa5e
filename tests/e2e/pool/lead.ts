/** The worker that leads the pool, or trains alone for comparison. */

import { initSync, Trainer } from "autoencoders";
import { imageSize } from "../../../www/src/engine/config";
import { serializeError } from "../../../www/src/engine/error";
import type { ModelConfig } from "../../../www/src/engine/protocol";
import { type ReplyBody, type RequestBody, serve } from "../../../www/src/engine/rpc";
import type { Loss, TrainingSettings } from "../../../www/src/engine/training/replicaContract";
import { createTrainer, type ParallelTrainer } from "../../../www/src/engine/training/trainer";
import { breakReplicas, startedReplicas } from "./faults";
import type { Outcome, PoolCalls, RunRequest, StepRequest } from "./protocol";

const settings: TrainingSettings = {
	seed: 11,
	learningRate: 1e-3,
	objective: { reconstruction: "binary_cross_entropy", beta: 1 },
};

interface Learner {
	step(input: Float32Array, target?: Float32Array): Loss | Promise<Loss>;
	parameters(): Float32Array;
	close(): void;
}

let module: WebAssembly.Module;
let open: ParallelTrainer | undefined;

function alone(config: ModelConfig): Learner {
	initSync({ module });
	const trainer = new Trainer(config, settings);
	return {
		step: (input, target) => trainer.step(input, target),
		parameters() {
			const parameters = new Float32Array(trainer.parameterCount);
			trainer.readParameters(parameters);
			return parameters;
		},
		close: () => trainer.free(),
	};
}

function pixels(count: number, seed: number): Float32Array {
	let state = seed;
	return Float32Array.from({ length: count }, () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	});
}

async function outcomeOf(learner: Learner, size: number, request: StepRequest, index: number): Promise<Outcome> {
	const { images, hasTarget, odd = 0 } = request;
	const count = images * size + odd;
	try {
		const target = hasTarget ? pixels(count, 1000 + index) : undefined;
		const loss = await learner.step(pixels(count, index), target);
		return { loss, parameters: Array.from(learner.parameters()) };
	} catch (thrown) {
		return { code: serializeError(thrown).code, parameters: Array.from(learner.parameters()) };
	}
}

async function run({ config, steps, workers, faults = {} }: RunRequest) {
	breakReplicas(faults);
	const learner = workers === 0 ? alone(config) : await createTrainer({ module, config, settings, workers });
	const outcomes: Outcome[] = [];
	for (const [index, step] of steps.entries()) {
		outcomes.push(await outcomeOf(learner, imageSize(config), step, index));
	}
	learner.close();
	return { outcomes, started: startedReplicas() };
}

async function hurry(config: ModelConfig) {
	const trainer = await createTrainer({ module, config, settings, workers: 2 });
	const batch = pixels(4 * imageSize(config), 1);
	const ends = [trainer.step(batch), trainer.step(batch)];
	trainer.close();
	const settled = await Promise.allSettled([...ends, trainer.step(batch)]);
	return { codes: settled.map((end) => (end.status === "rejected" ? serializeError(end.reason).code : undefined)) };
}

async function answer(body: RequestBody<PoolCalls>): Promise<ReplyBody<PoolCalls>> {
	switch (body.type) {
		case "start":
			module = body.module;
			return {};
		case "run":
			return run(body);
		case "open":
			open = await createTrainer({ module, config: body.config, settings, workers: body.workers });
			return {};
		case "hurry":
			return hurry(body.config);
		case "close":
			open?.close();
			return {};
	}
}

serve<PoolCalls>(answer);
