/** The page's side of the worker that reads pictures. */

import type { EngineError } from "../error";
import { type Client, connect, type WorkerPort } from "../rpc";
import { HeartbeatTimeout } from "../watchdog";
import type { OpenedFiles, PictureFile, PictureSettings, PicturesContract, Progress, ReadingResult } from "./contract";

/** While one of the largest pictures is scaled, on slow devices for some seconds, the worker does not answer. */
const SCALING_SECONDS = 30;
/**
 * Files that are sent at once. For each of them Chromium first asks the system for its size, for which the page's thread waits a
 * tenth of a millisecond, or much longer on a busy machine.
 */
const FILES_PER_MESSAGE = 10;

const spawnReader = () => new Worker(new URL("./reader.ts", import.meta.url), { type: "module" });

/** Owns the worker; all calls reject with an `EngineError` after `close`, or once the worker is lost. */
export class PictureReader {
	readonly #client: Client<PicturesContract>;

	constructor(onLost: (error: EngineError) => void = () => {}, spawn: () => WorkerPort = spawnReader) {
		this.#client = connect(spawn(), { onLost, heartbeatTimeout: new HeartbeatTimeout(SCALING_SECONDS) });
	}

	/** Opens these files in place of those before. */
	async open(files: readonly PictureFile[]): Promise<OpenedFiles> {
		for (let at = 0; at < files.length; at += FILES_PER_MESSAGE) {
			await this.#client.call("addFiles", { files: files.slice(at, at + FILES_PER_MESSAGE) });
		}
		return this.#client.call("openFiles", {});
	}

	/** Up to `count` pictures as they will be; rejects with the code `superseded` if it or `open` is called before it is done. */
	preview(settings: PictureSettings, count: number): Promise<PicturesContract["previewPictures"]["reply"]> {
		return this.#client.call("previewPictures", { settings, count });
	}

	/** All pictures; after `stop` those that were read until then. */
	async read(settings: PictureSettings, onProgress: (progress: Progress) => void = () => {}): Promise<ReadingResult> {
		let isReading = true;
		const reading = this.#client.call("readPictures", { settings }).finally(() => {
			isReading = false;
		});
		const report = async () => {
			while (isReading) {
				const progress = await this.#client.call("pollProgress", {});
				if (isReading) onProgress(progress);
			}
		};
		report().catch(() => {}); // `reading` rejects, too
		return reading;
	}

	async stop(): Promise<void> {
		await this.#client.call("stopReading", {});
	}

	/** Ends the worker. */
	close(): void {
		this.#client.close();
	}
}
