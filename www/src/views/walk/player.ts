/** Plays the path: advances the step with the clock, and stops at the end. */

import { effect, signal } from "@preact/signals";
import { announce } from "../../state/announcer";
import { strings } from "../../strings";
import { PATH_LENGTH, pathStep, playbackSpeed } from "./state";
import { texts } from "./texts";

export const isPlaying = signal(false);

/** With reduced motion, the path is shown in large steps with pauses. */
const REDUCED_MOTION_STEPS = 10;
const REDUCED_MOTION_MS = 1000;
/** After a longer pause of the page, as while its tab is hidden, the path goes on from where it was. */
const MAX_DELAY_MS = 1000;

export function stepBy(count: number): void {
	isPlaying.value = false;
	pathStep.value = Math.min(PATH_LENGTH - 1, Math.max(0, pathStep.value + count));
	announceStep();
}

export function goToStep(targetStep: number): void {
	isPlaying.value = false;
	pathStep.value = targetStep;
}

export function togglePlaying(): void {
	if (!isPlaying.value && pathStep.value === PATH_LENGTH - 1) pathStep.value = 0;
	isPlaying.value = !isPlaying.value;
	if (!isPlaying.value) announceStep();
}

/** Where it stopped: each step of a path that plays would be too many. */
function announceStep(): void {
	const { stepName, stepValue } = texts.peek();
	announce(strings.peek().labelled(stepName, stepValue(pathStep.peek(), PATH_LENGTH - 1)));
}

/** By how many steps the path advances, and after how many milliseconds each time. */
function playbackRate(): { steps: number; ms: number } {
	if (matchMedia("(prefers-reduced-motion: reduce)").matches)
		return { steps: REDUCED_MOTION_STEPS, ms: REDUCED_MOTION_MS };
	return { steps: 1, ms: 1000 / playbackSpeed.peek() };
}

function advance(steps: number): void {
	pathStep.value = Math.min(PATH_LENGTH - 1, pathStep.peek() + steps);
	if (pathStep.peek() < PATH_LENGTH - 1) return;
	isPlaying.value = false;
	announceStep();
}

/** Advances with the clock while it plays; returns a function that stops it. */
export function syncPlayer(): () => void {
	let frameRequest = 0;
	const stop = effect(() => {
		cancelAnimationFrame(frameRequest);
		if (!isPlaying.value) return;
		let lastTickTime = performance.now();
		function tick(now: number) {
			const { steps, ms } = playbackRate();
			if (now - lastTickTime > ms + MAX_DELAY_MS) lastTickTime = now - ms;
			const dueSteps = Math.floor((now - lastTickTime) / ms);
			if (dueSteps > 0) {
				lastTickTime += dueSteps * ms;
				advance(dueSteps * steps);
			}
			if (isPlaying.peek()) frameRequest = requestAnimationFrame(tick);
		}
		frameRequest = requestAnimationFrame(tick);
	});
	return () => {
		stop();
		cancelAnimationFrame(frameRequest);
		isPlaying.value = false;
	};
}
