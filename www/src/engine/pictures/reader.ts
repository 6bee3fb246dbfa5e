/** The worker that reads pictures: one set of files at a time. */

import { EngineError } from "../error";
import { areCanvasReadsFalsified } from "../falsifiedCanvasReads";
import { serve } from "../serve";
import { PixelBudget } from "./budget";
import type { OpenedFiles, PictureFile, PictureSettings, PicturesContract } from "./contract";
import { classNameOfEach, distinctClassNames } from "./paths";
import { PictureReading } from "./pictureReading";
import { Preview } from "./preview";
import { areValidSettings } from "./settings";
import { findSources, type Source } from "./sources";

/** Enough to keep all cores at decoding while some files are still being fetched. */
const MAX_CONCURRENT_FILES = Math.min(16, 2 + 2 * (navigator.hardwareConcurrency || 1));
/** Pixels decoded at the same time: a large photograph, or many small ones. 96 MB. */
const budget = new PixelBudget(24 * 2 ** 20);
/** Delay of each reply to `pollProgress`: short enough for a progress bar. */
const PROGRESS_MS = 100;

let addedFiles: PictureFile[] = [];
let sources: readonly Source[] = [];
let preview: Preview | undefined;
let previewController = new AbortController();
let reading: PictureReading | undefined;

function checkSettings(settings: PictureSettings): void {
	if (!areValidSettings(settings))
		throw new EngineError("config", "expected sides of 8 to 64 pixels, and 1 or 3 channels");
}

function checkCanvasReads(): boolean {
	const canvas = new OffscreenCanvas(1, 1);
	return areCanvasReadsFalsified(canvas, canvas.getContext("2d", { willReadFrequently: true }));
}

async function openFiles(): Promise<OpenedFiles> {
	const files = addedFiles;
	addedFiles = [];
	previewController.abort();
	reading?.stop();
	const { sources: found, skipped } = await findSources(files);
	sources = found;
	preview = new Preview(found, budget, MAX_CONCURRENT_FILES);
	const classes = classNameOfEach(found.map(({ path }) => path)) ?? [];
	return {
		count: found.length,
		folders: distinctClassNames(classes),
		skipped,
		areCanvasReadsFalsified: checkCanvasReads(),
	};
}

async function previewPictures({ settings, count }: PicturesContract["previewPictures"]["request"]) {
	checkSettings(settings);
	previewController.abort();
	previewController = new AbortController();
	const shown = await preview?.show(settings, count, previewController.signal);
	if (!shown) throw new EngineError("superseded", "there is a later preview, or no file was opened");
	return shown;
}

serve<PicturesContract>(
	{
		addFiles({ files }) {
			addedFiles.push(...files);
			return {};
		},
		openFiles,
		previewPictures,
		readPictures({ settings }) {
			checkSettings(settings);
			reading?.stop();
			reading = new PictureReading(sources, settings, budget);
			return reading.run(MAX_CONCURRENT_FILES);
		},
		async pollProgress() {
			await new Promise((resolve) => setTimeout(resolve, PROGRESS_MS));
			return reading?.progress ?? { done: 0, total: 0, failed: 0 };
		},
		stopReading() {
			reading?.stop();
			return {};
		},
	},
	(reply) => ("bytes" in reply ? [reply.bytes.buffer as ArrayBuffer] : []),
);
