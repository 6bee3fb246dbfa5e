/** The results as tables of texts, for the page and for the report. */

import type { MeasurementTask } from "../../engine/measure/contract";
import { type Measurement, measurements, tasks } from "../../state/measure";
import { formatNumber, formatRange, formatSignificant3, formatTime } from "../../strings";
import { texts } from "./texts";

export interface Cell {
	text: string;
	/** A smaller line below the text. */
	detail?: string;
	/** What was reached, and where the peak rate or a linear speed-up lies: fractions of the cell's width. */
	bar?: { value: number; limit: number };
}

export interface Row {
	task: MeasurementTask;
	name: string;
	/** Undefined until it is measured. */
	cells: readonly Cell[] | undefined;
}

export interface Table {
	caption: string;
	note?: string;
	columnNames: readonly string[];
	rows: readonly Row[];
}

type TaskOf<K extends MeasurementTask["kind"]> = Extract<MeasurementTask, { kind: K }>;

function tasksOf<K extends MeasurementTask["kind"]>(kind: K): TaskOf<K>[] {
	return tasks.filter((task): task is TaskOf<K> => task.kind === kind);
}

function measurementOf(task: MeasurementTask | undefined): Measurement | undefined {
	return measurements.value.find((measurement) => measurement.task === task);
}

const gflopsOf = ({ operations = 0, ms }: Measurement) => operations / ms.median / 1e6;

/** The peak rate of one core in GFLOP/s, from the 10th percentile of the times: disturbances only make a measurement slower. undefined until it is measured. */
export function peakGflops(): number | undefined {
	const measurement = measurementOf(tasks[0]);
	return measurement && (measurement.operations ?? 0) / measurement.ms.p10 / 1e6;
}

function timeCell({ ms: { median, p10, p90 } }: Measurement): Cell {
	return { text: formatTime(median), detail: formatRange(median, p10, p90) };
}

function rateCell(batch: number, { ms }: Measurement): Cell {
	return { text: formatSignificant3((1000 * batch) / ms.median) };
}

function stepTable(): Table {
	const { steps, stepsNote, model, time, imagesPerSecond, gflops, ofLimit, models } = texts.value;
	const peak = peakGflops() ?? Number.NaN;
	const stepTasks = tasksOf("step");
	const max = Math.max(
		1,
		...stepTasks.flatMap((task) => measurementOf(task) ?? []).map((measurement) => gflopsOf(measurement) / peak),
	);
	const cells = (measurement: Measurement, batch: number): Cell[] => {
		const share = gflopsOf(measurement) / peak;
		const bar = { value: share / max, limit: 1 / max };
		const percent = { text: `${formatNumber(100 * share)}%`, bar };
		return [
			timeCell(measurement),
			rateCell(batch, measurement),
			{ text: formatSignificant3(gflopsOf(measurement)) },
			percent,
		];
	};
	return {
		caption: steps,
		note: stepsNote(formatNumber(stepTasks[0]?.batch ?? 0)),
		columnNames: [model, time, imagesPerSecond, gflops, ofLimit],
		rows: stepTasks.map((task) => {
			const measurement = measurementOf(task);
			return { task, name: models[task.model], cells: measurement && cells(measurement, task.batch) };
		}),
	};
}

function imageTable(): Table {
	const { image, imageNote, model, time, imagesPerSecond, models } = texts.value;
	return {
		caption: image,
		note: imageNote,
		columnNames: [model, time, imagesPerSecond],
		rows: tasksOf("inference").map((task) => {
			const measurement = measurementOf(task);
			return {
				task,
				name: models[task.model],
				cells: measurement && [timeCell(measurement), rateCell(1, measurement)],
			};
		}),
	};
}

function scalingTable(model: TaskOf<"workers">["model"]): Table {
	const { models, scalingCaption, workers, time, imagesPerSecond, speedUp } = texts.value;
	const workerTasks = tasksOf("workers").filter((task) => task.model === model);
	const singleWorkerMs = measurementOf(workerTasks[0])?.ms.median ?? Number.NaN;
	const speedUpOf = (measurement: Measurement) => singleWorkerMs / measurement.ms.median;
	const maxWorkers = workerTasks.at(-1)?.workers ?? 1;
	const max = Math.max(maxWorkers, ...workerTasks.flatMap((task) => measurementOf(task) ?? []).map(speedUpOf));
	const cells = (measurement: Measurement, task: TaskOf<"workers">): Cell[] => {
		const speedUpFactor = speedUpOf(measurement);
		const bar = { value: speedUpFactor / max, limit: task.workers / max };
		return [
			timeCell(measurement),
			rateCell(task.batch, measurement),
			{ text: `${formatNumber(speedUpFactor, 2)}×`, bar },
		];
	};
	return {
		caption: scalingCaption(models[model], formatNumber(workerTasks[0]?.batch ?? 0)),
		columnNames: [workers, time, imagesPerSecond, speedUp],
		rows: workerTasks.map((task) => {
			const measurement = measurementOf(task);
			return { task, name: formatNumber(task.workers), cells: measurement && cells(measurement, task) };
		}),
	};
}

/** Tables of measurements on one core. */
export const singleCoreTables = (): Table[] => [stepTable(), imageTable()];
/** Tables of measurements on all cores. */
export const scalingTables = (): Table[] => [scalingTable("convolutional"), scalingTable("vanilla")];

/** The name of a measurement. */
export function taskName(task: MeasurementTask): string {
	const { limit, steps, image, models, scalingCaption, workerCount, announcement } = texts.value;
	switch (task.kind) {
		case "peak":
			return limit;
		case "step":
			return announcement(steps, models[task.model]);
		case "inference":
			return announcement(image, models[task.model]);
		case "workers":
			return announcement(scalingCaption(models[task.model], formatNumber(task.batch)), workerCount(task.workers));
	}
}
