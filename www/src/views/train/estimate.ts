/** How long an epoch will take, by timing a step of each lane's very model on this device. */

import { computed, effect, signal } from "@preact/signals";
import { remainingDigits } from "../../engine/modelSize";
import { timeStep } from "../../state/training/evaluators";
import { isRunning } from "../../state/training/session";
import { workers } from "./run/state";
import { trainConfigs } from "./setup/settings";

/** For each lane, how many milliseconds one worker takes for an image; NaN where it could not be measured. */
const perImage = signal<readonly number[]>([]);

/** The lanes go step by step together, so that an epoch takes all of them as long; undefined until all are measured. */
export const secondsPerEpoch = computed(() => {
	const configs = trainConfigs.value;
	const measured = perImage.value;
	if (!configs || measured.length < configs.length) return undefined;
	const cores = navigator.hardwareConcurrency || 1;
	const times = configs.map(
		({ digits, excludedClasses }, index) => (measured[index] ?? 0) * remainingDigits(digits, excludedClasses),
	);
	// Workers beyond the cores do not help; a lane's own are all that it has.
	const slowest = Math.max(...times) / Math.min(workers.value, cores);
	return Math.max(slowest, times.reduce((sum, time) => sum + time, 0) / cores) / 1000;
});

/** Settings have to rest so long. */
const DEBOUNCE_MS = 500;

/** Keeps the estimate in step with the settings, while somebody looks at them. */
export function syncEstimate(): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let previous: typeof trainConfigs.value;
	const stop = effect(() => {
		const configs = trainConfigs.value;
		clearTimeout(timer);
		if (configs !== previous) perImage.value = [];
		previous = configs;
		// It would take time from the training, and be wrong itself.
		if (configs && !isRunning.value) timer = setTimeout(() => void measure(configs), DEBOUNCE_MS);
	});
	return () => {
		clearTimeout(timer);
		stop();
	};
}

/** Those that are not measured yet. */
async function measure(configs: NonNullable<typeof trainConfigs.value>): Promise<void> {
	for (const config of configs.slice(perImage.peek().length)) {
		const milliseconds = await timeStep(config).catch(() => Number.NaN);
		if (trainConfigs.peek() !== configs) return;
		perImage.value = [...perImage.peek(), milliseconds];
	}
}
