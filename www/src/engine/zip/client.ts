/** The page's side of the worker that packs pictures into an archive. */

import { type ImageShape, lengthOf } from "../dataForm";
import { type Client, connect, type WorkerPort } from "../rpc";
import { HeartbeatTimeout } from "../watchdog";
import type { ZipContract } from "./contract";

/** Pictures that are sent at once. */
const AT_ONCE = 100;
/** Those are encoded without a break. */
const ENCODING_SECONDS = 20;

const spawnPacker = () => new Worker(new URL("./packer.ts", import.meta.url), { type: "module" });

/** Owns the worker; all calls reject with an `EngineError` after `close`, or once the worker is lost. */
export class Packer {
	readonly #client: Client<ZipContract>;

	constructor(spawn: () => WorkerPort = spawnPacker) {
		this.#client = connect(spawn(), { heartbeatTimeout: new HeartbeatTimeout(ENCODING_SECONDS) });
	}

	/** Adds pictures `[n, height, width, channels]`, 0…255, as PNG files. */
	async add(shape: ImageShape, bytes: Uint8Array, paths: readonly string[]): Promise<void> {
		const length = lengthOf(shape);
		for (let at = 0; at < paths.length; at += AT_ONCE) {
			const some = paths.slice(at, at + AT_ONCE);
			const part = bytes.slice(at * length, (at + some.length) * length);
			await this.#client.call("add", { shape, bytes: part, paths: some }, [part.buffer]);
		}
	}

	async finish(): Promise<Blob> {
		return (await this.#client.call("finish", {})).zip;
	}

	/** Ends the worker. */
	close(): void {
		this.#client.close();
	}
}
