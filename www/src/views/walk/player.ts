/** Plays the path: advances the step with the clock, and stops at the end. */

import { effect, signal } from "@preact/signals";
import { announce } from "../../state/announcer";
import { strings } from "../../strings";
import { STEPS, speed, step } from "./state";
import { texts } from "./texts";

export const isPlaying = signal(false);

/** With reduced motion, the path is shown in large steps with pauses. */
const REDUCED_MOTION_STEPS = 10;
const REDUCED_MOTION_MS = 1000;
/** After a longer pause of the page, as while its tab is hidden, the path goes on from where it was. */
const LONGEST_DELAY_MS = 1000;

export function stepBy(count: number): void {
	isPlaying.value = false;
	step.value = Math.min(STEPS - 1, Math.max(0, step.value + count));
	announceStep();
}

export function goToStep(to: number): void {
	isPlaying.value = false;
	step.value = to;
}

export function togglePlaying(): void {
	if (!isPlaying.value && step.value === STEPS - 1) step.value = 0;
	isPlaying.value = !isPlaying.value;
	if (!isPlaying.value) announceStep();
}

/** Where it stopped: each step of a path that plays would be too many. */
function announceStep(): void {
	const { stepName, stepValue } = texts.peek();
	announce(strings.peek().labelled(stepName, stepValue(step.peek(), STEPS - 1)));
}

function tempo(): { steps: number; ms: number } {
	if (matchMedia("(prefers-reduced-motion: reduce)").matches)
		return { steps: REDUCED_MOTION_STEPS, ms: REDUCED_MOTION_MS };
	return { steps: 1, ms: 1000 / speed.peek() };
}

function advance(steps: number): void {
	step.value = Math.min(STEPS - 1, step.peek() + steps);
	if (step.peek() < STEPS - 1) return;
	isPlaying.value = false;
	announceStep();
}

/** Advances with the clock while it plays; returns a function that stops it. */
export function syncPlayer(): () => void {
	let request = 0;
	const stop = effect(() => {
		cancelAnimationFrame(request);
		if (!isPlaying.value) return;
		let last = performance.now();
		function tick(now: number) {
			const { steps, ms } = tempo();
			if (now - last > ms + LONGEST_DELAY_MS) last = now - ms;
			const due = Math.floor((now - last) / ms);
			if (due > 0) {
				last += due * ms;
				advance(due * steps);
			}
			if (isPlaying.peek()) request = requestAnimationFrame(tick);
		}
		request = requestAnimationFrame(tick);
	});
	return () => {
		stop();
		cancelAnimationFrame(request);
		isPlaying.value = false;
	};
}
