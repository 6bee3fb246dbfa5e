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
	const lanes = trainConfigs.value;
	const measured = perImage.value;
	if (!lanes || measured.length < lanes.length) return undefined;
	const cores = navigator.hardwareConcurrency || 1;
	const alone = lanes.map(
		({ digits, excludedClasses }, lane) => (measured[lane] ?? 0) * remainingDigits(digits, excludedClasses),
	);
	// Workers beyond the cores do not help; a lane's own are all that it has.
	const slowest = Math.max(...alone) / Math.min(workers.value, cores);
	return Math.max(slowest, alone.reduce((sum, time) => sum + time, 0) / cores) / 1000;
});

/** Settings have to rest so long. */
const REST_MS = 500;

/** Keeps the estimate in step with the settings, while somebody looks at them. */
export function syncEstimate(): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let seen: typeof trainConfigs.value;
	const stop = effect(() => {
		const wanted = trainConfigs.value;
		clearTimeout(timer);
		if (wanted !== seen) perImage.value = [];
		seen = wanted;
		// It would take time from the training, and be wrong itself.
		if (wanted && !isRunning.value) timer = setTimeout(() => void measure(wanted), REST_MS);
	});
	return () => {
		clearTimeout(timer);
		stop();
	};
}

/** Those that are not measured yet. */
async function measure(wanted: NonNullable<typeof trainConfigs.value>): Promise<void> {
	for (const recipe of wanted.slice(perImage.peek().length)) {
		const milliseconds = await timeStep(recipe).catch(() => Number.NaN);
		if (trainConfigs.peek() !== wanted) return;
		perImage.value = [...perImage.peek(), milliseconds];
	}
}
