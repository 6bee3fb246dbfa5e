/** The worker that measures: on its own thread what one core does, and as the lead of others what all of them do. */

import { Digits, initSync } from "autoencoders";
import { type ReplyBody, type RequestBody, serve } from "../rpc";
import { unzip } from "../unzip";
import type { MeasureContract } from "./contract";
import { type Means, measure, stepTimes } from "./tasks";

let module: WebAssembly.Module | undefined;
let digits: Digits | undefined;

function start(compiled: WebAssembly.Module) {
	module = compiled;
	initSync({ module });
	return {};
}

async function loadDigits(bytes: Uint8Array) {
	digits = Digits.parse(await unzip(bytes));
	return {};
}

function means(): Means {
	if (!module || !digits) throw new Error("the module or the digits have not come");
	return { module, digits };
}

async function answer(body: RequestBody<MeasureContract>): Promise<ReplyBody<MeasureContract>> {
	switch (body.type) {
		case "start":
			return start(body.module);
		case "digits":
			return loadDigits(body.bytes);
		case "measure":
			return measure(means(), body.task);
		case "workers":
			return { times: await stepTimes(means(), body) };
	}
}

serve<MeasureContract>(answer);
