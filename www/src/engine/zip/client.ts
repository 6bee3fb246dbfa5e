/** The page's side of the worker that packs pictures into an archive. */

import { type ImageShape, imageLengthOf } from "../dataSpec";
import { type Client, connect, type WorkerPort } from "../rpc";
import { HeartbeatTimeout } from "../watchdog";
import type { ZipContract } from "./contract";

/** Pictures that are sent at once. */
const PICTURES_PER_MESSAGE = 100;
/** Those are encoded without a break. */
const ENCODING_SECONDS = 20;

const spawnPacker = () => new Worker(new URL("./packer.ts", import.meta.url), { type: "module" });

/** Owns the worker; all calls reject with an `EngineError` after `close`, or once the worker is lost. */
export class ZipPacker {
	readonly #client: Client<ZipContract>;

	constructor(spawn: () => WorkerPort = spawnPacker) {
		this.#client = connect(spawn(), { heartbeatTimeout: new HeartbeatTimeout(ENCODING_SECONDS) });
	}

	/** Adds pictures `[n, height, width, channels]`, 0…255, as PNG files. */
	async add(shape: ImageShape, bytes: Uint8Array, paths: readonly string[]): Promise<void> {
		const length = imageLengthOf(shape);
		for (let start = 0; start < paths.length; start += PICTURES_PER_MESSAGE) {
			const messagePaths = paths.slice(start, start + PICTURES_PER_MESSAGE);
			const messageBytes = bytes.slice(start * length, (start + messagePaths.length) * length);
			await this.#client.call("addPictures", { shape, bytes: messageBytes, paths: messagePaths }, [
				messageBytes.buffer,
			]);
		}
	}

	async finish(): Promise<Blob> {
		return (await this.#client.call("finishArchive", {})).zip;
	}

	/** Ends the worker. */
	close(): void {
		this.#client.close();
	}
}
