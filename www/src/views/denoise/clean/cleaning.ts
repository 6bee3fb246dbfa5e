/** Runs a visitor's pictures through a model, and packs them before and after into an archive. The state outlives the view. */

import { computed, effect, signal } from "@preact/signals";
import { lengthOf } from "../../../engine/dataForm";
import { EngineError, toEngineError } from "../../../engine/error";
import { runTask, type TaskOptions } from "../../../engine/explore/runTask";
import type { Skipped } from "../../../engine/pictures/contract";
import type { Tones } from "../../../engine/pictures/tones";
import type { ModelId } from "../../../engine/protocol";
import { Packer } from "../../../engine/zip/client";
import { pngPaths } from "../../../engine/zip/pngPaths";
import { announce } from "../../../state/announcer";
import { dataSet } from "../../../state/dataSet";
import { explorer } from "../../../state/explore";
import { exploreWork, repeatIfReplaced } from "../../../state/exploreWork";
import { ownDataSets } from "../../../state/ownDataSets";
import type { Collected } from "../../../widgets/collectFiles";
import { cleaner, weights } from "./cleaner";
import { type Batch, DataSetSource, FileSource, type PictureSource } from "./pictureSource";
import { texts } from "./texts";

/** A model with the weights that it had. */
interface Cleaner {
	model: ModelId;
	weights: unknown;
}

export type Phase =
	| { kind: "idle" }
	| { kind: "opening" }
	| { kind: "opened" }
	/** `done` in 0…1, of all that has to be done */
	| { kind: "working"; done: number }
	| { kind: "cleaned"; zip: Blob; count: number; by: Cleaner; skipped: readonly Skipped[] };

export const phase = signal<Phase>({ kind: "idle" });
/** Why the last attempt failed, if it did. */
export const error = signal<EngineError | undefined>(undefined);
/** Some of the pictures, once they are opened. */
export const sample = signal<Batch | undefined>(undefined);
export const source = signal<PictureSource | undefined>(undefined);

/** The visitor's data set that is shown, whose pictures can be cleaned without choosing files. */
export const ownShown = computed(() => ownDataSets.value.find(({ id }) => id === dataSet.value.id));

const SAMPLED = 8;

/** The lifetime of what is under way with the pictures that were opened last. */
let life = new AbortController();

/** Ends what is under way, and forgets the pictures. */
export function reset(): void {
	life.abort();
	source.peek()?.close();
	[phase.value, sample.value, source.value, error.value] = [{ kind: "idle" }, undefined, undefined, undefined];
}

let shown = dataSet.peek();
effect(() => {
	if (dataSet.value === shown) return;
	shown = dataSet.value;
	reset();
});

async function openWith(open: (own: AbortController) => Promise<PictureSource>): Promise<void> {
	reset();
	const own = new AbortController();
	life = own;
	phase.value = { kind: "opening" };
	try {
		const opened = await open(own);
		const some = await opened.sample(SAMPLED);
		if (own.signal.aborted) return opened.close();
		if (some.paths.length === 0) throw new EngineError("no_pictures", "none of the files could be read");
		[source.value, sample.value, phase.value] = [opened, some, { kind: "opened" }];
	} catch (thrown) {
		if (own.signal.aborted) return;
		reset();
		error.value = toEngineError(thrown);
	}
}

/** Opens these files in place of what was open. */
export function openFiles(collecting: Promise<Collected>): Promise<void> {
	return openWith(({ signal }) =>
		FileSource.open(dataSet.peek(), collecting, (reader) => signal.addEventListener("abort", () => reader.close())),
	);
}

/** Opens the pictures of the data set itself. */
export async function openDataSet(): Promise<void> {
	const own = ownShown.peek();
	if (own) await openWith(() => DataSetSource.open(own));
}

interface Sampled {
	model: ModelId;
	weights: unknown;
	sample: Batch;
	tones: Tones;
}

function clean(model: ModelId, pictures: Uint8Array, tones: Tones, options: TaskOptions): Promise<Uint8Array> {
	const length = lengthOf(dataSet.peek().shape);
	return explorer.use({ models: [model] }, async ({ client }) => {
		return (await runTask(client, "clean", { model, length, pictures, tones }, options)).cleaned;
	});
}

export const sampleWork = exploreWork<Sampled, { of: Batch; by: ModelId; bytes: Uint8Array }>(
	() => {
		const [model, some, opened] = [cleaner.value, sample.value, source.value];
		if (!model || !some || !opened) return undefined;
		return { model, weights: weights.value, sample: some, tones: opened.tones };
	},
	async ({ model, sample, tones }, options) => ({
		of: sample,
		by: model,
		bytes: await clean(model, sample.bytes, tones, options),
	}),
);

/** The sample as the chosen model cleans it; undefined until it has. */
export const cleanedSample = computed(() => {
	const { of, by, bytes } = sampleWork.result.value ?? {};
	return of === sample.value && by === cleaner.value ? bytes : undefined;
});

// What another model could not do says nothing of this one.
effect(() => {
	void cleaner.value;
	if (sample.peek()) error.value = undefined;
});

/** What is done, in 0…1, at the end of reading and of cleaning: decoding takes longest. */
const READ = 0.6;
const CLEANED = 0.9;

/** Reads and cleans all pictures, and packs them. If it is stopped, the last result stays. */
export async function cleanAll(): Promise<void> {
	const [opened, model, before] = [source.peek(), cleaner.peek(), phase.peek()];
	if (!opened || !model || (before.kind !== "opened" && before.kind !== "cleaned")) return;
	const own = new AbortController();
	const by = { model, weights: weights.peek() };
	cleaning = own;
	const end = () => own.abort();
	life.signal.addEventListener("abort", end);
	stopCleaning = end;
	const report = (done: number) => {
		if (!own.signal.aborted) phase.value = { kind: "working", done };
	};
	report(0);
	error.value = undefined;
	try {
		const pictures = await opened.all((done) => report(READ * done), own.signal);
		const onProgress = (done: number) => report(READ + (CLEANED - READ) * done);
		const options = { signal: own.signal, onProgress };
		const cleaned = await repeatIfReplaced(() => clean(model, pictures.bytes, opened.tones, options), own.signal);
		own.signal.throwIfAborted();
		const zip = await pack(pictures, cleaned, own.signal);
		own.signal.throwIfAborted();
		const [count, skipped] = [pictures.paths.length, [...opened.skipped, ...pictures.skipped]];
		phase.value = { kind: "cleaned", zip, count, by, skipped };
		if (sampleWork.error.peek()) sampleWork.retry(); // now it can
		announce(texts.peek().cleaned(count));
	} catch (thrown) {
		if (!own.signal.aborted) error.value = toEngineError(thrown);
		if (cleaning === own && phase.peek().kind === "working") phase.value = before;
	} finally {
		life.signal.removeEventListener("abort", end);
	}
}

/** The cleaning that was begun last: one that ends late must not undo what another shows. */
let cleaning: AbortController | undefined;

/** Tries again what has failed. */
export function retry(): void {
	if (sampleWork.error.peek()) sampleWork.retry();
	if (error.peek()) void cleanAll();
}

/** Whether what is in the archive is what the chosen model gives now. */
export function isOfCleaner({ model, weights: used }: Cleaner): boolean {
	return model === cleaner.value && used === weights.value;
}

export let stopCleaning = (): void => {};

async function pack({ paths, bytes }: Batch, cleaned: Uint8Array, signal: AbortSignal): Promise<Blob> {
	const packer = new Packer();
	const close = () => packer.close();
	signal.addEventListener("abort", close);
	try {
		const [files, { shape }] = [pngPaths(paths), dataSet.peek()];
		await packer.add(
			shape,
			bytes,
			files.map((path) => `before/${path}`),
		);
		await packer.add(
			shape,
			cleaned,
			files.map((path) => `after/${path}`),
		);
		return await packer.finish();
	} finally {
		signal.removeEventListener("abort", close);
		packer.close();
	}
}
