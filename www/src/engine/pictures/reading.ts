/** Reads all pictures, with several decodes under way. */

import { spread } from "../indices";
import { forEachInFlight, type PixelBudget } from "./budget";
import type { PictureSettings, Progress, ReadPictures, SkipReason } from "./contract";
import { withBitmap } from "./decode";
import { finish } from "./finish";
import { classesOf, classNames } from "./paths";
import { reduce } from "./reduce";
import { skipReasonOf } from "./skip";
import type { Source } from "./sources";

export class Reading {
	readonly #bytes: Uint8Array;
	readonly #size: number;
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
		this.#size = settings.height * settings.width * settings.channels;
		this.#bytes = new Uint8Array(sources.length * this.#size);
		this.#outcomes = sources.map(() => undefined);
	}

	get progress(): Progress {
		return { done: this.#done, total: this.sources.length, failed: this.#failed };
	}

	/** Lets `run` resolve at once with what was read until now. */
	stop(): void {
		this.#stop.abort();
	}

	/** `inFlight` files at the same time. */
	async run(inFlight: number): Promise<ReadPictures> {
		const { signal } = this.#stop;
		const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
		// Folders are mixed, so that none is missing of what was read until a stop.
		const order = spread([...this.sources.keys()]);
		const reading = forEachInFlight(order, inFlight, signal, (index) => this.#read(index));
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
			this.#bytes.set(finish(reduce(bitmap, this.settings), this.settings), index * this.#size);
		});
		return "read";
	}

	/** The pictures move together over those that could not be read. */
	#result(): ReadPictures {
		const read = this.sources.flatMap((source, index) =>
			this.#outcomes[index] === "read" ? [{ path: source.path, index }] : [],
		);
		for (const [place, { index }] of read.entries()) {
			this.#bytes.copyWithin(place * this.#size, index * this.#size, (index + 1) * this.#size);
		}
		const { height, width, channels } = this.settings;
		return {
			shape: [height, width, channels],
			bytes: this.#bytes.subarray(0, read.length * this.#size),
			names: read.map(({ path }) => path),
			...this.#classes(read),
			skipped: this.sources.flatMap(({ path }, index) => {
				const outcome = this.#outcomes[index];
				return outcome === undefined || outcome === "read" ? [] : [{ path, reason: outcome }];
			}),
			isStopped: this.#done < this.sources.length,
		};
	}

	/** By the folders of all that are, or may still be, pictures, but only those of which one was read. */
	#classes(read: readonly { index: number }[]): Pick<ReadPictures, "labels" | "classes"> {
		const mayBePicture = (index: number) => [undefined, "read"].includes(this.#outcomes[index]);
		const pictures = [...this.sources.keys()].filter(mayBePicture);
		const named = classesOf(pictures.map((index) => this.sources[index]?.path ?? "")) ?? [];
		const classOf = new Map(pictures.map((index, at) => [index, named[at]]));
		const own = read.map(({ index }) => classOf.get(index) ?? "");
		const classes = classNames(own);
		if (classes.length < 2) return { labels: undefined, classes: [] };
		const numbers = new Map(classes.map((name, number) => [name, number]));
		return { labels: Uint8Array.from(own, (name) => numbers.get(name) ?? 0), classes };
	}
}
