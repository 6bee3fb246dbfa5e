/** The worker that measures: on its own thread what one core does, and as the lead of others what all of them do. */

import { initSync } from "autoencoders";
import { type ReplyBody, type RequestBody, serve } from "../bridge";
import type { MeasureCalls } from "./protocol";
import { measure, stepTimes } from "./tasks";

let module: WebAssembly.Module | undefined;

function start(compiled: WebAssembly.Module) {
	module = compiled;
	initSync({ module });
	return {};
}

function started(): WebAssembly.Module {
	if (!module) throw new Error("the module has not come");
	return module;
}

async function answer(body: RequestBody<MeasureCalls>): Promise<ReplyBody<MeasureCalls>> {
	switch (body.type) {
		case "start":
			return start(body.module);
		case "measure":
			return measure(started(), body.task);
		case "workers":
			return { times: await stepTimes(started(), body) };
	}
}

serve<MeasureCalls>(answer);
