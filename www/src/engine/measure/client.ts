/** The page's side of the worker that measures. */

import { connectWith, fetchExamples } from "../client";
import type { EngineError } from "../error";
import type { Client } from "../rpc";
import { builds } from "../training/builds";
import { HeartbeatTimeout } from "../watchdog";
import type { MeasureContract, WorkersRequest } from "./contract";

/** It measures for seconds without a break, and a measurement that was given up is lost. */
const MEASURING_SECONDS = 60;

/** Starts the worker. `shutdown` ends the workers that it has started as well. */
export function connectMeasurer(onLost: (error: EngineError) => void): Client<MeasureContract> {
	const spawn = () => new Worker(new URL("./measurer.ts", import.meta.url), { type: "module" });
	return connectWith(spawn, builds, { onLost, heartbeatTimeout: new HeartbeatTimeout(MEASURING_SECONDS) });
}

/** Real examples, since the matrix products skip zeros, and most pixels of an example are zero. */
export async function sendExamples(client: Client<MeasureContract>): Promise<void> {
	const bytes = await fetchExamples("data/test-1000.digits");
	await client.call("examples", { bytes }, [bytes.buffer as ArrayBuffer]);
}

/** The duration of each training step in milliseconds, after some to warm up. */
export async function measureWorkers(request: WorkersRequest): Promise<number[]> {
	const client = connectMeasurer(() => {});
	try {
		await sendExamples(client);
		return (await client.call("workerStepTimes", request)).times;
	} finally {
		client.shutdown();
	}
}
