/** The measurements: results so far, and the current task. */

import { computed, signal } from "@preact/signals";
import { type EngineError, toEngineError } from "../engine/error";
import { connectMeasurer, sendExamples } from "../engine/measure/client";
import type { Figure, MeasureContract, Task } from "../engine/measure/contract";
import { plan } from "../engine/measure/plan";
import type { Client } from "../engine/rpc";

export interface Finding extends Figure {
	task: Task;
}

type Phase =
	| { status: "idle" | "running" | "stopped" | "done" }
	/** The worker ended, or did not start. */
	| { status: "lost"; error: EngineError };

export const cores = navigator.hardwareConcurrency || 1;
export const tasks = plan(cores);

export const phase = signal<Phase>({ status: "idle" });
export const findings = signal<readonly Finding[]>([]);
/** The task that is being measured. */
export const currentTask = computed(() =>
	phase.value.status === "running" ? tasks[findings.value.length] : undefined,
);

let client: Client<MeasureContract> | undefined;
/** Of the measurement that was started last, until it is stopped: what fails later is not told. */
let current: object | undefined;

/** Measures everything, from the start. */
export async function startMeasuring(): Promise<void> {
	client?.close();
	const own = {};
	current = own;
	findings.value = [];
	phase.value = { status: "running" };
	try {
		client = connectMeasurer(() => {});
		await measureAll(client);
	} catch (thrown) {
		if (current !== own) return;
		client?.close();
		phase.value = { status: "lost", error: toEngineError(thrown) };
	}
}

async function measureAll(own: Client<MeasureContract>): Promise<void> {
	await sendExamples(own);
	for (const task of tasks) {
		const figure = await own.call("measure", { task });
		findings.value = [...findings.value, { task, ...figure }];
	}
	own.shutdown();
	phase.value = { status: "done" };
}

/** The results so far stay. */
export function stopMeasuring(): void {
	current = undefined;
	client?.close();
	phase.value = { status: "stopped" };
}
