/**
 * What a training takes: time, by timing one training step of each configured model on this device, corrected by how fast
 * the steps of a training turn out to be; and memory.
 */

import { computed, effect, signal } from "@preact/signals";
import { remainingExamples, stepsPerEpoch, trainingBytes } from "../../engine/modelSize";
import { trainingExamples } from "../../state/dataSet";
import { evaluators } from "../../state/training/evaluators";
import { isRunning, session, speed } from "../../state/training/session";
import { onReconnect } from "../onReconnect";
import { workers } from "./run/state";
import { epochs } from "./setup/epochs";
import { validConfigs } from "./setup/settings";

/** For each model, milliseconds per image on one worker; NaN where it could not be measured. */
const msPerImage = signal<readonly number[]>([]);

/** Whether the settings have stayed as they are long enough for every model to be measured. */
export const isEstimated = computed(() => msPerImage.value.length >= (validConfigs.value?.length ?? 1));

/** The models advance step by step together, so an epoch takes equally long for all; undefined until all are measured. */
const predicted = computed(() => {
	const configs = validConfigs.value;
	const measured = msPerImage.value;
	if (!configs || !isEstimated.value) return undefined;
	const cores = navigator.hardwareConcurrency || 1;
	const times = configs.map(
		({ examples, excludedClasses }, index) =>
			(measured[index] ?? 0) * remainingExamples(examples, excludedClasses, trainingExamples.value),
	);
	// Workers beyond the number of cores do not help; a model cannot use those of another.
	const slowest = Math.max(...times) / Math.min(workers.value, cores);
	return Math.max(slowest, times.reduce((sum, time) => sum + time, 0) / cores) / 1000;
});

/** Of the training that is running, by its latest steps; undefined without one. */
const observed = computed(() =>
	isRunning.value && session.value && speed.value ? session.value.stepsPerEpoch / speed.value : undefined,
);

/**
 * Seconds by which a step took longer than predicted: the workers' exchange and the curves take time that a step alone does
 * not, whatever its model. It remains for the trainings that follow.
 */
const overhead = signal(0);

const steps = computed(() =>
	validConfigs.value?.[0] ? stepsPerEpoch(validConfigs.value[0], trainingExamples.value).steps : 0,
);

export const secondsPerEpoch = computed(
	() => observed.value ?? (predicted.value === undefined ? undefined : predicted.value + overhead.value * steps.value),
);

/** What the training takes of the device's memory, about, in bytes. */
export const memory = computed(() => validConfigs.value && trainingBytes(validConfigs.value, workers.value));

/** What browsers allow to be known, in gigabytes: at most 8 in some, nothing in others. */
const deviceMemory = "deviceMemory" in navigator ? Number(navigator.deviceMemory) : 4;
/** The browser, its other tabs and the system need the rest. */
const SHARE = 0.5;
export const isMemoryShort = computed(() => (memory.value ?? 0) > SHARE * deviceMemory * 1e9);

/** Time of all epochs; undefined until the time of one is measured. */
export const secondsInAll = computed(() => secondsPerEpoch.value && secondsPerEpoch.value * epochs.value);
/** Longer than most visitors would wait without having been told. */
const LONG_SECONDS = 30 * 60;
export const isLong = computed(() => (secondsInAll.value ?? 0) > LONG_SECONDS);

/** The measurement starts once the settings have not changed for this long. */
const DEBOUNCE_MS = 500;

/** Keeps the estimate up to date while the settings are shown. */
export function syncEstimate(): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let previous: typeof validConfigs.value;
	const stop = effect(() => {
		void reconnections.value;
		const configs = validConfigs.value;
		clearTimeout(timer);
		if (configs !== previous) [msPerImage.value, measurement] = [[], undefined];
		previous = configs;
		// While a training runs, measuring would slow it down and give a wrong result.
		if (configs && !isRunning.value) timer = setTimeout(() => void measure(configs), DEBOUNCE_MS);
	});
	const stopComparing = effect(() => {
		const [actual = Number.NaN, expected = Number.NaN] = [observed.value, predicted.value];
		if (Number.isFinite(actual - expected)) overhead.value = Math.max(0, (actual - expected) / steps.value);
	});
	return () => {
		clearTimeout(timer);
		stop();
		stopComparing();
	};
}

/** The one that was begun last: what another still measures does not count. */
let measurement: object | undefined;

/** Measures the models that are still missing, and those that could not be measured. */
async function measure(configs: NonNullable<typeof validConfigs.value>): Promise<void> {
	const own = {};
	measurement = own;
	for (const [index, config] of configs.entries()) {
		if (Number.isFinite(msPerImage.peek()[index])) continue;
		const milliseconds = await evaluators.measureStepTime(config).catch(() => Number.NaN);
		if (measurement !== own || validConfigs.peek() !== configs) return;
		msPerImage.value = msPerImage.peek().toSpliced(index, 1, milliseconds);
	}
}

/** Counts how often the connection has come back: what could not be measured may have failed for want of it. */
const reconnections = signal(0);
onReconnect(() => {
	reconnections.value++;
});
