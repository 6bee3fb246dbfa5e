/** The worker's answers: of the drawing by each row, live, and of all test examples when asked. */

import { computed, effect, untracked } from "@preact/signals";
import type { Recognised, Recognition } from "../../engine/explore/contract";
import { runTask, type TaskOptions } from "../../engine/explore/runTask";
import { FIT_EXAMPLES } from "../../engine/fitExamples";
import type { ImageSource } from "../../engine/protocol";
import { dataSet, imageLength } from "../../state/dataSet";
import { dataSetScoped } from "../../state/dataSetScoped";
import { explorer } from "../../state/explore";
import { exploreWork, type Work } from "../../state/exploreWork";
import { imageSource } from "../../state/imageSource";
import { versionOf } from "../../state/modelVersion";
import { modelsOf, type RowId, rows, settingsOf } from "./rows";

export interface Live {
	/** undefined where nothing was drawn */
	recognised: Recognised | undefined;
	/** of the nearest training examples, concatenated */
	images: Float32Array;
}

interface RowWorks {
	/** Learns what recognises; that takes seconds, the answers after it do not. */
	fit: Work<true>;
	live: Work<Live>;
	all: Work<Recognition & { labels: Uint8Array }>;
}

interface Request {
	row: RowId;
}

const asked = dataSetScoped<boolean>();
/** Whether all test examples are to be recognised. */
export const isAsked = computed(() => asked.shown.value === true);
export function askForAll(): void {
	asked.set(true);
}

const needsOf = (row: RowId) => ({ train: FIT_EXAMPLES, models: modelsOf(row) });

async function fit({ row }: Request, options: TaskOptions): Promise<true> {
	const blank: ImageSource = { kind: "image", image: new Float32Array(imageLength.peek()) };
	await explorer.use(needsOf(row), ({ client }) =>
		runTask(client, "recognise", { ...settingsOf(row), source: blank }, options),
	);
	return true;
}

async function recognise(
	{ row, source: drawn }: Request & { source: ImageSource },
	options: TaskOptions,
): Promise<Live> {
	return explorer.use(needsOf(row), async ({ client }) => {
		const { recognised } = await runTask(client, "recognise", { ...settingsOf(row), source: drawn }, options);
		if (!recognised) return { recognised, images: new Float32Array() };
		const { images } = await client.call("images", { part: "train", indices: recognised.indices });
		return { recognised, images };
	});
}

function recogniseAll({ row }: Request, options: TaskOptions) {
	return explorer.use({ ...needsOf(row), test: true }, async ({ client, test }) => {
		const recognition = await runTask(client, "recogniseAll", settingsOf(row), options);
		return { ...recognition, labels: test?.labels ?? new Uint8Array() };
	});
}

const isSettled = ({ result, error }: Work<unknown>) => result.value !== undefined || error.value !== undefined;

/** One row after the other, so that the first is there soon. */
function isTurn(row: RowId, of: "fit" | "all"): boolean {
	return rows.value.slice(0, rows.value.indexOf(row)).every((before) => isSettled(worksOf(before)[of]));
}

function makeWorks(row: RowId): RowWorks {
	const request = computed<Request>(() => {
		void dataSet.value;
		for (const model of modelsOf(row)) void versionOf(model).value; // asked again for new weights
		return { row };
	});
	const drawn = computed(() => ({ ...request.value, source: imageSource.value }));
	const fitted = exploreWork(() => (isTurn(row, "fit") ? request.value : undefined), fit);
	return {
		fit: fitted,
		live: exploreWork(() => (fitted.result.value ? drawn.value : undefined), recognise, { isShort: true }),
		all: exploreWork(() => (isAsked.value && isTurn(row, "all") ? request.value : undefined), recogniseAll),
	};
}

const made = new Map<RowId, RowWorks>();

export function worksOf(row: RowId): RowWorks {
	const works = made.get(row) ?? makeWorks(row);
	made.set(row, works);
	return works;
}

/** Whether there is no such model for the data set. */
export function isAbsent(row: RowId): boolean {
	return worksOf(row).fit.error.value?.code === "no_model";
}

/** Those of which there is a model, or that need none. */
export const presentRows = computed(() => rows.value.filter((row) => !isAbsent(row)));

/** Returns a function that stops it. */
export function syncRows(): () => void {
	return effect(() => {
		const works = rows.value.map(worksOf);
		const ends = untracked(() => works.flatMap(({ fit, live, all }) => [fit.sync(), live.sync(), all.sync()]));
		return () => {
			for (const end of ends) end();
		};
	});
}
