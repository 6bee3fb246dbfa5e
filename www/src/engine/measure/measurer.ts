/** The worker that measures how fast training and inference are: on its own thread what one core does, and with workers of its own what several do. */

import { DataSet, initSync } from "autoencoders";
import { serve } from "../serve";
import { unzip } from "../unzip";
import type { MeasureContract } from "./contract";
import { measure, type Resources, stepTimes } from "./tasks";

let wasm: WebAssembly.Module | undefined;
let examples: DataSet | undefined;

function resources(): Resources {
	if (!wasm || !examples) throw new Error("the module or the examples are missing");
	return { module: wasm, examples };
}

serve<MeasureContract>({
	start({ module }) {
		wasm = module;
		initSync({ module });
		return {};
	},
	async examples({ bytes }) {
		examples = DataSet.parse(await unzip(bytes));
		return {};
	},
	measure: ({ task }) => measure(resources(), task),
	workerStepTimes: async (request) => ({ times: await stepTimes(resources(), request) }),
});
