/**
 * What a training takes: time, by timing one training step of each configured model on this device, corrected by how fast
 * the steps of a training turn out to be; and memory.
 */

import { computed, effect, signal } from "@preact/signals";
import { estimateTrainingBytes, remainingExampleCount, stepsPerEpoch } from "../../engine/modelSize";
import { trainingExampleCounts } from "../../state/dataSet";
import { evaluators } from "../../state/training/evaluators";
import { isTrainingRunning, stepsPerSecond, trainingInfo } from "../../state/training/session";
import { onReconnect } from "../onReconnect";
import { workerCount } from "./run/state";
import { epochs } from "./setup/epochs";
import { validConfigs } from "./setup/settings";

/** For each model, milliseconds per image on one worker; NaN where it could not be measured. */
const msPerImage = signal<readonly number[]>([]);

/** Whether the settings have stayed as they are long enough for every model to be measured. */
export const isEstimated = computed(() => msPerImage.value.length >= (validConfigs.value?.length ?? 1));

/** From the measured steps. The models advance together, so an epoch takes equally long for all; undefined until all are measured. */
const predictedSecondsPerEpoch = computed(() => {
	const configs = validConfigs.value;
	const imageTimes = msPerImage.value;
	if (!configs || !isEstimated.value) return undefined;
	const cores = navigator.hardwareConcurrency || 1;
	const msPerEpoch = configs.map(
		({ examples, excludedClasses }, index) =>
			(imageTimes[index] ?? 0) * remainingExampleCount(examples, excludedClasses, trainingExampleCounts.value),
	);
	// Workers beyond the number of cores do not help; a model cannot use another's workers.
	const slowest = Math.max(...msPerEpoch) / Math.min(workerCount.value, cores);
	return Math.max(slowest, msPerEpoch.reduce((sum, time) => sum + time, 0) / cores) / 1000;
});

/** Of the training that is running, by its latest steps; undefined without one. */
const observedSecondsPerEpoch = computed(() =>
	isTrainingRunning.value && trainingInfo.value && stepsPerSecond.value
		? trainingInfo.value.stepsPerEpoch / stepsPerSecond.value
		: undefined,
);

/**
 * Seconds by which a step took longer than predicted, as workers also exchange gradients and curves are drawn, whatever the
 * model. It is kept for the trainings that follow.
 */
const overheadSecondsPerStep = signal(0);

const plannedStepsPerEpoch = computed(() =>
	validConfigs.value?.[0] ? stepsPerEpoch(validConfigs.value[0], trainingExampleCounts.value).steps : 0,
);

export const secondsPerEpoch = computed(
	() =>
		observedSecondsPerEpoch.value ??
		(predictedSecondsPerEpoch.value === undefined
			? undefined
			: predictedSecondsPerEpoch.value + overheadSecondsPerStep.value * plannedStepsPerEpoch.value),
);

/** What the training takes of the device's memory, about, in bytes. */
export const memoryBytes = computed(
	() => validConfigs.value && estimateTrainingBytes(validConfigs.value, workerCount.value),
);

/** What browsers allow to be known, in gigabytes: at most 8 in some, nothing in others. */
const deviceMemoryGB = "deviceMemory" in navigator ? Number(navigator.deviceMemory) : 4;
/** The share of the device's memory that a training may take: the browser, its other tabs and the system need the rest. */
const USABLE_MEMORY_SHARE = 0.5;
export const isMemoryShort = computed(() => (memoryBytes.value ?? 0) > USABLE_MEMORY_SHARE * deviceMemoryGB * 1e9);

/** Time of all epochs; undefined until the time of one is measured. */
export const totalSeconds = computed(() => secondsPerEpoch.value && secondsPerEpoch.value * epochs.value);
/** From here on visitors are told that the training takes long. */
const LONG_SECONDS = 30 * 60;
export const isTrainingLong = computed(() => (totalSeconds.value ?? 0) > LONG_SECONDS);

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
		if (configs && !isTrainingRunning.value) timer = setTimeout(() => void measure(configs), DEBOUNCE_MS);
	});
	const stopComparing = effect(() => {
		const [actual = Number.NaN, expected = Number.NaN] = [
			observedSecondsPerEpoch.value,
			predictedSecondsPerEpoch.value,
		];
		if (Number.isFinite(actual - expected))
			overheadSecondsPerStep.value = Math.max(0, (actual - expected) / plannedStepsPerEpoch.value);
	});
	return () => {
		clearTimeout(timer);
		stop();
		stopComparing();
	};
}

/** Identifies the measurement that was begun last: results of an earlier one are dropped. */
let measurement: object | undefined;

/** Measures the models that are still missing, and those that could not be measured. */
async function measure(configs: NonNullable<typeof validConfigs.value>): Promise<void> {
	const thisMeasurement = {};
	measurement = thisMeasurement;
	for (const [index, config] of configs.entries()) {
		if (Number.isFinite(msPerImage.peek()[index])) continue;
		const milliseconds = await evaluators.measureStepTime(config).catch(() => Number.NaN);
		if (measurement !== thisMeasurement || validConfigs.peek() !== configs) return;
		msPerImage.value = msPerImage.peek().toSpliced(index, 1, milliseconds);
	}
}

/** Counts how often the connection has come back: what could not be measured may have failed for want of it. */
const reconnections = signal(0);
onReconnect(() => {
	reconnections.value++;
});
