/** The worker that measures how fast training and inference are: on its own thread what one core does, and with workers of its own what several do. */

import { DataSet, initSync } from "autoencoders";
import { gunzipIfNeeded } from "../gunzip";
import { serve } from "../serve";
import type { MeasureContract } from "./contract";
import { type MeasurementInputs, measure, measureStepTimes } from "./measurements";

let wasmModule: WebAssembly.Module | undefined;
let examples: DataSet | undefined;

function measurementInputs(): MeasurementInputs {
	if (!wasmModule || !examples) throw new Error("the module or the examples are missing");
	return { module: wasmModule, examples };
}

serve<MeasureContract>({
	start({ module }) {
		wasmModule = module;
		initSync({ module });
		return {};
	},
	async loadExamples({ bytes }) {
		examples = DataSet.parse(await gunzipIfNeeded(bytes));
		return {};
	},
	measure: ({ task }) => measure(measurementInputs(), task),
	measureStepTimes: async (request) => ({ times: await measureStepTimes(measurementInputs(), request) }),
});
