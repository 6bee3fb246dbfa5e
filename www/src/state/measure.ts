/** The measurements: results so far, and the current task. */

import { computed, signal } from "@preact/signals";
import { type EngineError, toEngineError } from "../engine/error";
import { connectMeasurer, sendExamples } from "../engine/measure/client";
import type { MeasureContract, MeasuredTime, MeasurementTask } from "../engine/measure/contract";
import { planMeasurements } from "../engine/measure/plan";
import type { Client } from "../engine/rpc";

export interface Measurement extends MeasuredTime {
	task: MeasurementTask;
}

type Phase =
	| { status: "idle" | "running" | "stopped" | "done" }
	/** The worker ended, or did not start. */
	| { status: "lost"; error: EngineError };

export const coreCount = navigator.hardwareConcurrency || 1;
export const tasks = planMeasurements(coreCount);

export const phase = signal<Phase>({ status: "idle" });
export const measurements = signal<readonly Measurement[]>([]);
/** The task that is being measured. */
export const currentTask = computed(() =>
	phase.value.status === "running" ? tasks[measurements.value.length] : undefined,
);

let client: Client<MeasureContract> | undefined;
/** Identifies the measurement that was started last, until it is stopped: errors of earlier ones are ignored. */
let currentRun: object | undefined;

/** Measures everything, from the start. */
export async function startMeasuring(): Promise<void> {
	client?.close();
	const run = {};
	currentRun = run;
	measurements.value = [];
	phase.value = { status: "running" };
	try {
		client = connectMeasurer(() => {});
		await measureAll(client);
	} catch (thrown) {
		if (currentRun !== run) return;
		client?.close();
		phase.value = { status: "lost", error: toEngineError(thrown) };
	}
}

async function measureAll(own: Client<MeasureContract>): Promise<void> {
	await sendExamples(own);
	for (const task of tasks) {
		const measured = await own.call("measure", { task });
		measurements.value = [...measurements.value, { task, ...measured }];
	}
	own.shutdown();
	phase.value = { status: "done" };
}

/** The results so far stay. */
export function stopMeasuring(): void {
	currentRun = undefined;
	client?.close();
	phase.value = { status: "stopped" };
}
