/** The results as tables of texts, for the page and for the report. */

import type { Task } from "../../engine/measure/contract";
import { type Finding, findings, tasks } from "../../state/measure";
import { formatFigure, formatNumber, formatRange, formatTime } from "../../strings";
import { texts } from "./texts";

export interface Cell {
	text: string;
	/** A smaller line below the text. */
	detail?: string;
	/** Fractions of the cell's width. */
	bar?: { value: number; mark: number };
}

export interface Row {
	task: Task;
	name: string;
	/** Undefined until it is measured. */
	cells: readonly Cell[] | undefined;
}

export interface Table {
	caption: string;
	note?: string;
	head: readonly string[];
	rows: readonly Row[];
}

type TaskOf<K extends Task["kind"]> = Extract<Task, { kind: K }>;

function tasksOf<K extends Task["kind"]>(kind: K): TaskOf<K>[] {
	return tasks.filter((task): task is TaskOf<K> => task.kind === kind);
}

function found(task: Task | undefined): Finding | undefined {
	return findings.value.find((finding) => finding.task === task);
}

const gflopsOf = ({ operations = 0, ms }: Finding) => operations / ms.median / 1e6;

/** From the 10th percentile of the times: disturbances only make a measurement slower. */
export function limitGflops(): number | undefined {
	const finding = found(tasks[0]);
	return finding && (finding.operations ?? 0) / finding.ms.p10 / 1e6;
}

function timeCell({ ms: { median, p10, p90 } }: Finding): Cell {
	return { text: formatTime(median), detail: formatRange(median, p10, p90) };
}

function rateCell(batch: number, { ms }: Finding): Cell {
	return { text: formatFigure((1000 * batch) / ms.median) };
}

function stepTable(): Table {
	const { steps, stepsNote, model, time, imagesPerSecond, gflops, ofLimit, models } = texts.value;
	const limit = limitGflops() ?? Number.NaN;
	const all = tasksOf("step");
	const end = Math.max(1, ...all.flatMap((task) => found(task) ?? []).map((finding) => gflopsOf(finding) / limit));
	const cells = (finding: Finding, batch: number): Cell[] => {
		const share = gflopsOf(finding) / limit;
		const bar = { value: share / end, mark: 1 / end };
		const percent = { text: `${formatNumber(100 * share)}%`, bar };
		return [timeCell(finding), rateCell(batch, finding), { text: formatFigure(gflopsOf(finding)) }, percent];
	};
	return {
		caption: steps,
		note: stepsNote(formatNumber(all[0]?.batch ?? 0)),
		head: [model, time, imagesPerSecond, gflops, ofLimit],
		rows: all.map((task) => {
			const finding = found(task);
			return { task, name: models[task.subject], cells: finding && cells(finding, task.batch) };
		}),
	};
}

function imageTable(): Table {
	const { image, imageNote, model, time, imagesPerSecond, models } = texts.value;
	return {
		caption: image,
		note: imageNote,
		head: [model, time, imagesPerSecond],
		rows: tasksOf("image").map((task) => {
			const finding = found(task);
			return { task, name: models[task.subject], cells: finding && [timeCell(finding), rateCell(1, finding)] };
		}),
	};
}

function scalingTable(subject: TaskOf<"workers">["subject"]): Table {
	const { models, scalingCaption, workers, time, imagesPerSecond, speedUp } = texts.value;
	const all = tasksOf("workers").filter((task) => task.subject === subject);
	const alone = found(all[0])?.ms.median ?? Number.NaN;
	const speedUpOf = (finding: Finding) => alone / finding.ms.median;
	const ideal = all.at(-1)?.workers ?? 1;
	const end = Math.max(ideal, ...all.flatMap((task) => found(task) ?? []).map(speedUpOf));
	const cells = (finding: Finding, task: TaskOf<"workers">): Cell[] => {
		const times = speedUpOf(finding);
		const bar = { value: times / end, mark: task.workers / end };
		return [timeCell(finding), rateCell(task.batch, finding), { text: `${formatNumber(times, 2)}×`, bar }];
	};
	return {
		caption: scalingCaption(models[subject], formatNumber(all[0]?.batch ?? 0)),
		head: [workers, time, imagesPerSecond, speedUp],
		rows: all.map((task) => {
			const finding = found(task);
			return { task, name: formatNumber(task.workers), cells: finding && cells(finding, task) };
		}),
	};
}

/** Tables of measurements on one core. */
export const ownTables = (): Table[] => [stepTable(), imageTable()];
/** Tables of measurements on all cores. */
export const scalingTables = (): Table[] => [scalingTable("convolutional"), scalingTable("vanilla")];

/** The name of a measurement. */
export function nameOf(task: Task): string {
	const { limit, steps, image, models, scalingCaption, workerCount, announcement } = texts.value;
	switch (task.kind) {
		case "limit":
			return limit;
		case "step":
			return announcement(steps, models[task.subject]);
		case "image":
			return announcement(image, models[task.subject]);
		case "workers":
			return announcement(scalingCaption(models[task.subject], formatNumber(task.batch)), workerCount(task.workers));
	}
}
