/** Runs a visitor's pictures through a model, and packs them before and after into an archive. The state outlives the view. */

import { computed, effect, signal } from "@preact/signals";
import { imageLengthOf } from "../../../engine/dataSpec";
import { EngineError, toEngineError } from "../../../engine/error";
import { runTask, type TaskOptions } from "../../../engine/explore/runTask";
import type { SkippedFile } from "../../../engine/pictures/contract";
import type { ToneSettings } from "../../../engine/pictures/toneTransform";
import type { ModelId } from "../../../engine/protocol";
import { ZipPacker } from "../../../engine/zip/client";
import { pngPaths } from "../../../engine/zip/pngPaths";
import { announce } from "../../../state/announcer";
import { dataSet } from "../../../state/dataSet";
import { explorer } from "../../../state/explore";
import { exploreQuery, repeatIfReplaced } from "../../../state/exploreQuery";
import { ownDataSets } from "../../../state/ownDataSets";
import type { CollectedFiles } from "../../../widgets/collectFiles";
import { cleaner, cleanerVersion } from "./cleaner";
import { DataSetSource, FileSource, type PictureBatch, type PictureSource } from "./pictureSource";
import { texts } from "./texts";

/** A model, and what stands for the weights that it had. */
interface Cleaner {
	model: ModelId;
	version: unknown;
}

export type Phase =
	| { kind: "idle" }
	| { kind: "opening" }
	| { kind: "opened" }
	/** `done` in 0…1, of all that has to be done */
	| { kind: "working"; done: number }
	| { kind: "cleaned"; zip: Blob; count: number; cleanedBy: Cleaner; skipped: readonly SkippedFile[] };

export const phase = signal<Phase>({ kind: "idle" });
/** Why the last attempt failed, if it did. */
export const cleaningError = signal<EngineError | undefined>(undefined);
/** Some of the pictures, once they are opened. */
export const samplePictures = signal<PictureBatch | undefined>(undefined);
export const openedSource = signal<PictureSource | undefined>(undefined);

/** The visitor's data set that is shown, whose pictures can be cleaned without choosing files. */
export const currentOwnDataSet = computed(() => ownDataSets.value.find(({ id }) => id === dataSet.value.id));

const SAMPLE_COUNT = 8;

/** Aborted when other pictures are opened, or none. */
let openController = new AbortController();

/** Stops reading and cleaning, and forgets the pictures. */
export function discardPictures(): void {
	openController.abort();
	openedSource.peek()?.close();
	[phase.value, samplePictures.value, openedSource.value, cleaningError.value] = [
		{ kind: "idle" },
		undefined,
		undefined,
		undefined,
	];
}

let lastDataSet = dataSet.peek();
effect(() => {
	if (dataSet.value === lastDataSet) return;
	lastDataSet = dataSet.value;
	discardPictures();
});

async function openWith(open: (controller: AbortController) => Promise<PictureSource>): Promise<void> {
	discardPictures();
	const controller = new AbortController();
	openController = controller;
	phase.value = { kind: "opening" };
	try {
		const opened = await open(controller);
		const batch = await opened.sample(SAMPLE_COUNT);
		if (controller.signal.aborted) return opened.close();
		if (batch.paths.length === 0) throw new EngineError("no_pictures", "none of the files could be read");
		[openedSource.value, samplePictures.value, phase.value] = [opened, batch, { kind: "opened" }];
	} catch (thrown) {
		if (controller.signal.aborted) return;
		discardPictures();
		cleaningError.value = toEngineError(thrown);
	}
}

/** Opens these files in place of what was open. */
export function openFiles(collecting: Promise<CollectedFiles>): Promise<void> {
	return openWith(({ signal }) =>
		FileSource.open(dataSet.peek(), collecting, (reader) => signal.addEventListener("abort", () => reader.close())),
	);
}

/** Opens the pictures of the data set itself. */
export async function openDataSet(): Promise<void> {
	const ownDataSet = currentOwnDataSet.peek();
	if (ownDataSet) await openWith(() => DataSetSource.open(ownDataSet));
}

interface SampleRequest {
	model: ModelId;
	version: unknown;
	sample: PictureBatch;
	tones: ToneSettings;
}

function cleanBytes(
	model: ModelId,
	pictures: Uint8Array,
	tones: ToneSettings,
	options: TaskOptions,
): Promise<Uint8Array> {
	const length = imageLengthOf(dataSet.peek().shape);
	return explorer.use({ models: [model] }, async ({ client }) => {
		return (await runTask(client, "denoisePictures", { model, length, pictures, tones }, options)).denoised;
	});
}

export const cleanedSampleQuery = exploreQuery<
	SampleRequest,
	{ sample: PictureBatch; model: ModelId; bytes: Uint8Array }
>(
	() => {
		const [model, batch, opened] = [cleaner.value, samplePictures.value, openedSource.value];
		if (!model || !batch || !opened) return undefined;
		return { model, version: cleanerVersion.value, sample: batch, tones: opened.tones };
	},
	async ({ model, sample, tones }, options) => ({
		sample,
		model,
		bytes: await cleanBytes(model, sample.bytes, tones, options),
	}),
);

/** The sample as the chosen model cleans it; undefined until it has. */
export const cleanedSample = computed(() => {
	const { sample, model, bytes } = cleanedSampleQuery.result.value ?? {};
	return sample === samplePictures.value && model === cleaner.value ? bytes : undefined;
});

// The error of another model is no longer shown once a model is chosen.
effect(() => {
	void cleaner.value;
	if (samplePictures.peek()) cleaningError.value = undefined;
});

/** The progress, in 0…1, at the end of reading and of cleaning: decoding the files takes longest. */
const PROGRESS_AFTER_READING = 0.6;
const PROGRESS_AFTER_CLEANING = 0.9;

/** Reads and cleans all pictures, and packs them. If it is stopped, the last result stays. */
export async function cleanAll(): Promise<void> {
	const [opened, model, previousPhase] = [openedSource.peek(), cleaner.peek(), phase.peek()];
	if (!opened || !model || (previousPhase.kind !== "opened" && previousPhase.kind !== "cleaned")) return;
	const controller = new AbortController();
	const cleanedBy = { model, version: cleanerVersion.peek() };
	latestCleaning = controller;
	const abort = () => controller.abort();
	openController.signal.addEventListener("abort", abort);
	stopCleaning = abort;
	const report = (done: number) => {
		if (!controller.signal.aborted) phase.value = { kind: "working", done };
	};
	report(0);
	cleaningError.value = undefined;
	try {
		const pictures = await opened.all((done) => report(PROGRESS_AFTER_READING * done), controller.signal);
		const onProgress = (done: number) =>
			report(PROGRESS_AFTER_READING + (PROGRESS_AFTER_CLEANING - PROGRESS_AFTER_READING) * done);
		const options = { signal: controller.signal, onProgress };
		const cleaned = await repeatIfReplaced(
			() => cleanBytes(model, pictures.bytes, opened.tones, options),
			controller.signal,
		);
		controller.signal.throwIfAborted();
		const zip = await packZip(pictures, cleaned, controller.signal);
		controller.signal.throwIfAborted();
		const [count, skipped] = [pictures.paths.length, [...opened.skipped, ...pictures.skipped]];
		phase.value = { kind: "cleaned", zip, count, cleanedBy, skipped };
		if (cleanedSampleQuery.error.peek()) cleanedSampleQuery.retry(); // now it can
		announce(texts.peek().cleaned(count));
	} catch (thrown) {
		if (!controller.signal.aborted) cleaningError.value = toEngineError(thrown);
		if (latestCleaning === controller && phase.peek().kind === "working") phase.value = previousPhase;
	} finally {
		openController.signal.removeEventListener("abort", abort);
	}
}

/** The cleaning that was started last: an earlier one that ends late must not change the phase. */
let latestCleaning: AbortController | undefined;

/** Tries again what has failed. */
export function retry(): void {
	if (cleanedSampleQuery.error.peek()) cleanedSampleQuery.retry();
	if (cleaningError.peek()) void cleanAll();
}

/** Whether the archive holds what the chosen model gives with its present weights. */
export function isCurrentCleaner({ model, version: usedVersion }: Cleaner): boolean {
	return model === cleaner.value && usedVersion === cleanerVersion.value;
}

export let stopCleaning = (): void => {};

async function packZip({ paths, bytes }: PictureBatch, cleaned: Uint8Array, signal: AbortSignal): Promise<Blob> {
	const packer = new ZipPacker();
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
