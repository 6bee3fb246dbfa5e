/** The worker that measures: on its own thread what one core does, and with workers of its own what several do. */

import { Digits, initSync } from "autoencoders";
import { serve } from "../serve";
import { unzip } from "../unzip";
import type { MeasureContract } from "./contract";
import { measure, type Resources, stepTimes } from "./tasks";

let wasm: WebAssembly.Module | undefined;
let digits: Digits | undefined;

function resources(): Resources {
	if (!wasm || !digits) throw new Error("the module or the digits are missing");
	return { module: wasm, digits };
}

serve<MeasureContract>({
	start({ module }) {
		wasm = module;
		initSync({ module });
		return {};
	},
	async digits({ bytes }) {
		digits = Digits.parse(await unzip(bytes));
		return {};
	},
	measure: ({ task }) => measure(resources(), task),
	workers: async (request) => ({ times: await stepTimes(resources(), request) }),
});
