/** The page's side of the worker that measures. */

import { connectWithModule, fetchExamples } from "../client";
import type { EngineError } from "../error";
import type { Client } from "../rpc";
import { fullModuleBuilds } from "../training/fullModuleBuilds";
import { HeartbeatTimeout } from "../watchdog";
import type { MeasureContract, WorkersRequest } from "./contract";

/** It measures for seconds without a break, and a measurement that was given up is lost. */
const MEASURING_SECONDS = 60;

/** Starts the worker. `shutdown` ends the workers that it has started as well. */
export function connectMeasurer(onLost: (error: EngineError) => void): Client<MeasureContract> {
	const spawn = () => new Worker(new URL("./measurer.ts", import.meta.url), { type: "module" });
	return connectWithModule(spawn, fullModuleBuilds, {
		onLost,
		heartbeatTimeout: new HeartbeatTimeout(MEASURING_SECONDS),
	});
}

/** Real examples, since the matrix products skip zeros, and most pixels of an example are zero. */
export async function sendExamples(client: Client<MeasureContract>): Promise<void> {
	const bytes = await fetchExamples("data/test-1000.digits");
	await client.call("loadExamples", { bytes }, [bytes.buffer as ArrayBuffer]);
}

/** The duration of each training step in milliseconds, after some to warm up. */
export async function measureWorkers(request: WorkersRequest): Promise<number[]> {
	const client = connectMeasurer(() => {});
	try {
		await sendExamples(client);
		return (await client.call("measureStepTimes", request)).times;
	} finally {
		client.shutdown();
	}
}
