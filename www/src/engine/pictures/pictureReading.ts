/** Reads all pictures, several at the same time. */

import { quasiShuffle } from "../indices";
import { forEachConcurrently, type PixelBudget } from "./budget";
import type { PictureSettings, Progress, ReadingResult, SkipReason } from "./contract";
import { withBitmap } from "./decode";
import { classNameOfEach, distinctClassNames } from "./paths";
import { toPixelValues } from "./pixelValues";
import { resizePicture } from "./resizePicture";
import { skipReasonOf } from "./skip";
import type { Source } from "./sources";

export class PictureReading {
	readonly #bytes: Uint8Array;
	readonly #imageLength: number;
	/** For each source, once it was tried. */
	readonly #outcomes: ("read" | SkipReason | undefined)[];
	readonly #stop = new AbortController();
	#done = 0;
	#failed = 0;

	constructor(
		private readonly sources: readonly Source[],
		private readonly settings: PictureSettings,
		private readonly budget: PixelBudget,
	) {
		this.#imageLength = settings.height * settings.width * settings.channels;
		this.#bytes = new Uint8Array(sources.length * this.#imageLength);
		this.#outcomes = sources.map(() => undefined);
	}

	get progress(): Progress {
		return { done: this.#done, total: this.sources.length, failed: this.#failed };
	}

	/** Lets `run` resolve at once with what was read until now. */
	stop(): void {
		this.#stop.abort();
	}

	/** Up to `maxConcurrent` files at the same time. */
	async run(maxConcurrent: number): Promise<ReadingResult> {
		const { signal } = this.#stop;
		const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
		// Folders are mixed, so that none is missing of what was read until a stop.
		const order = quasiShuffle([...this.sources.keys()]);
		const reading = forEachConcurrently(order, maxConcurrent, signal, (index) => this.#read(index));
		await Promise.race([reading, stopped]);
		return this.#result();
	}

	async #read(index: number): Promise<void> {
		const source = this.sources[index];
		const outcome = source && (await this.#decode(source, index).catch(skipReasonOf));
		if (this.#stop.signal.aborted) return; // the result has gone
		this.#outcomes[index] = outcome;
		this.#done++;
		if (outcome !== "read") this.#failed++;
	}

	async #decode(source: Source, index: number): Promise<"read"> {
		await withBitmap(await source.content(), this.budget, (bitmap) => {
			if (this.#stop.signal.aborted) return;
			this.#bytes.set(toPixelValues(resizePicture(bitmap, this.settings), this.settings), index * this.#imageLength);
		});
		return "read";
	}

	/** The pictures move together over those that could not be read. */
	#result(): ReadingResult {
		const read = this.sources.flatMap((source, index) =>
			this.#outcomes[index] === "read" ? [{ path: source.path, index }] : [],
		);
		for (const [target, { index }] of read.entries()) {
			this.#bytes.copyWithin(target * this.#imageLength, index * this.#imageLength, (index + 1) * this.#imageLength);
		}
		const { height, width, channels } = this.settings;
		return {
			shape: [height, width, channels],
			bytes: this.#bytes.subarray(0, read.length * this.#imageLength),
			paths: read.map(({ path }) => path),
			...this.#labelByFolder(read),
			skipped: this.sources.flatMap(({ path }, index) => {
				const outcome = this.#outcomes[index];
				return outcome === undefined || outcome === "read" ? [] : [{ path, reason: outcome }];
			}),
			isStopped: this.#done < this.sources.length,
		};
	}

	/** By the folders of all that are, or may still be, pictures, but only those of which one was read. */
	#labelByFolder(read: readonly { index: number }[]): Pick<ReadingResult, "labels" | "classNames"> {
		const mayBePicture = (index: number) => [undefined, "read"].includes(this.#outcomes[index]);
		const pictures = [...this.sources.keys()].filter(mayBePicture);
		const classOfEach = classNameOfEach(pictures.map((index) => this.sources[index]?.path ?? "")) ?? [];
		const classOf = new Map(pictures.map((index, at) => [index, classOfEach[at]]));
		const classOfRead = read.map(({ index }) => classOf.get(index) ?? "");
		const classNames = distinctClassNames(classOfRead);
		if (classNames.length < 2) return { labels: undefined, classNames: [] };
		const labelOf = new Map(classNames.map((name, label) => [name, label]));
		return { labels: Uint8Array.from(classOfRead, (name) => labelOf.get(name) ?? 0), classNames };
	}
}
