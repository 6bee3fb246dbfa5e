/** The page's side of the worker that turns models into files of other software, and back: one worker for each call. */

import moduleUrl from "autoencoders-export/autoencoders_bg.wasm?url";
import { connectWithModule } from "../client";
import type { ImageShape } from "../dataSpec";
import type { Client, WorkerPort } from "../rpc";
import { HeartbeatTimeout } from "../watchdog";
import type { ExportContract, ExportFormat, ModelDescription } from "./contract";

/** Writing the largest models takes the worker so long without answering a heartbeat. */
const EXPORT_SECONDS = 60;

const spawnExporter = () => new Worker(new URL("./exporter.ts", import.meta.url), { type: "module" });

async function withExporter<T>(
	use: (client: Client<ExportContract>) => Promise<T>,
	spawn: () => WorkerPort,
): Promise<T> {
	const builds = { simd: moduleUrl, relaxedSimd: moduleUrl };
	const client = connectWithModule<ExportContract>(spawn, builds, {
		heartbeatTimeout: new HeartbeatTimeout(EXPORT_SECONDS),
	});
	try {
		return await use(client);
	} finally {
		client.close();
	}
}

/** Rejects with an `EngineError`. */
export function exportModel(
	bytes: Uint8Array,
	format: ExportFormat,
	description: ModelDescription,
	spawn: () => WorkerPort = spawnExporter,
): Promise<Uint8Array> {
	return withExporter(
		async (client) => (await client.call("exportModel", { bytes, format, description })).bytes,
		spawn,
	);
}

/** A file in PyTorch's or Keras's layout as one of ours. Rejects with an `EngineError`. */
export function importModel(
	bytes: Uint8Array,
	shape: ImageShape,
	spawn: () => WorkerPort = spawnExporter,
): Promise<Uint8Array> {
	return withExporter(async (client) => (await client.call("importModel", { bytes, shape })).bytes, spawn);
}
