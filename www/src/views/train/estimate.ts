/** How long an epoch of each lane will take, by timing a step of that very model on this device. */

import { effect, signal } from "@preact/signals";
import { timeStep } from "../../state/training/observer";
import { isRunning } from "../../state/training/session";
import { workers } from "./run/state";
import { remainingDigits } from "./setup/count";
import { recipes } from "./setup/settings";

/** Seconds; undefined while it is measured, NaN where it cannot be. */
export const secondsPerEpoch = signal<readonly (number | undefined)[]>([]);

/** Settings have to rest so long. */
const REST_MS = 500;

/** Keeps the estimate in step with the settings, while somebody looks at them. */
export function keepEstimating(): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const stop = effect(() => {
		const wanted = recipes.value;
		clearTimeout(timer);
		secondsPerEpoch.value = [];
		// It would take time from the training, and be wrong itself.
		if (wanted && !isRunning.value) timer = setTimeout(() => void measure(wanted), REST_MS);
	});
	return () => {
		clearTimeout(timer);
		stop();
	};
}

async function measure(wanted: NonNullable<typeof recipes.value>): Promise<void> {
	for (const [lane, recipe] of wanted.entries()) {
		const perImage = await timeStep(recipe).catch(() => Number.NaN);
		if (recipes.peek() !== wanted) return;
		const estimate = secondsPerEpoch.peek().slice();
		estimate[lane] = (perImage * remainingDigits(recipe.digits, recipe.leftOut)) / 1000 / sharing();
		secondsPerEpoch.value = estimate;
	}
}

/** Workers beyond the cores do not help. */
function sharing(): number {
	return Math.min(workers.peek(), navigator.hardwareConcurrency || 1);
}
