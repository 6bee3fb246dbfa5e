/** The worker that reads pictures: one set of files at a time. */

import { EngineError } from "../error";
import { areReadsFalsifiedOn } from "../falsifiedReads";
import { serve } from "../serve";
import { PixelBudget } from "./budget";
import type { OpenedFiles, PictureFile, PictureSettings, PicturesContract } from "./contract";
import { classesOf, classNames } from "./paths";
import { Preview } from "./preview";
import { Reading } from "./reading";
import { areValid } from "./settings";
import { findSources, type Source } from "./sources";

/** Enough to keep all cores at decoding while some files are still being fetched. */
const IN_FLIGHT = Math.min(16, 2 + 2 * (navigator.hardwareConcurrency || 1));
/** Pixels decoded at the same time: a large photograph, or many small ones. 96 MB. */
const budget = new PixelBudget(24 * 2 ** 20);
/** How long a report of progress takes: often enough for a bar that moves. */
const PROGRESS_MS = 100;

let added: PictureFile[] = [];
let sources: readonly Source[] = [];
let preview: Preview | undefined;
let previewing = new AbortController();
let reading: Reading | undefined;

function check(settings: PictureSettings): void {
	if (!areValid(settings)) throw new EngineError("config", "expected sides of 8 to 64 pixels, and 1 or 3 channels");
}

function areReadsFalsified(): boolean {
	const canvas = new OffscreenCanvas(1, 1);
	return areReadsFalsifiedOn(canvas, canvas.getContext("2d", { willReadFrequently: true }));
}

async function open(): Promise<OpenedFiles> {
	const files = added;
	added = [];
	previewing.abort();
	reading?.stop();
	const { sources: found, skipped } = await findSources(files);
	sources = found;
	preview = new Preview(found, budget, IN_FLIGHT);
	const classes = classesOf(found.map(({ path }) => path)) ?? [];
	return { count: found.length, folders: classNames(classes), skipped, areReadsFalsified: areReadsFalsified() };
}

async function show({ settings, count }: PicturesContract["preview"]["request"]) {
	check(settings);
	previewing.abort();
	previewing = new AbortController();
	const shown = await preview?.show(settings, count, previewing.signal);
	if (!shown) throw new EngineError("superseded", "there is a later preview, or no file was opened");
	return shown;
}

serve<PicturesContract>(
	{
		add({ files }) {
			added.push(...files);
			return {};
		},
		open,
		preview: show,
		read({ settings }) {
			check(settings);
			reading?.stop();
			reading = new Reading(sources, settings, budget);
			return reading.run(IN_FLIGHT);
		},
		async progress() {
			await new Promise((resolve) => setTimeout(resolve, PROGRESS_MS));
			return reading?.progress ?? { done: 0, total: 0, failed: 0 };
		},
		stop() {
			reading?.stop();
			return {};
		},
	},
	(reply) => ("bytes" in reply ? [reply.bytes.buffer as ArrayBuffer] : []),
);
