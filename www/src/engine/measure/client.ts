/** The page's side of the worker that measures. */

import { connectWith, fetchBytes } from "../client";
import type { EngineError } from "../error";
import type { Client } from "../rpc";
import { builds } from "../training/builds";
import type { MeasureContract, WorkersRequest } from "./contract";

/** Starts the worker. Closing it ends the workers that it leads, too. */
export function connectMeasurer(onLost: (error: EngineError) => void): Client<MeasureContract> {
	return connectWith(() => new Worker(new URL("./measurer.ts", import.meta.url), { type: "module" }), builds, onLost);
}

/** Real digits, since our products skip the zeros that most of a digit's pixels are. */
export async function sendDigits(client: Client<MeasureContract>): Promise<void> {
	const bytes = await fetchBytes("data/test-1000.digits");
	await client.call("digits", { bytes }, [bytes.buffer as ArrayBuffer]);
}

/** The time in milliseconds of each of so many steps of training by so many workers, after two to warm up. */
export async function measureWorkers(request: WorkersRequest): Promise<number[]> {
	const client = connectMeasurer(() => {});
	try {
		await sendDigits(client);
		return (await client.call("workers", request)).times;
	} finally {
		client.shutdown();
	}
}
