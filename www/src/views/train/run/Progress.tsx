/** How far a training has come, how fast it goes, and how long it will still take. */

import { useId } from "preact/hooks";
import { goal, isRunning, phase, session, speed, step } from "../../../state/training/session";
import { formatNumber } from "../../../strings";
import { isDone } from "./state";
import { texts } from "./texts";

function formatDuration(seconds: number): string {
	const { seconds: short, minutes, hours } = texts.value;
	const whole = Math.ceil(seconds);
	if (whole < 60) return short(whole);
	if (whole < 3600) return minutes(Math.floor(whole / 60), whole % 60);
	return hours(Math.floor(whole / 3600), Math.floor((whole % 3600) / 60));
}

export function Progress() {
	const id = useId();
	const { progress, progressText, speed: speedText, left, done, opening } = texts.value;
	const current = session.value;
	if (!current) return <p class="run-progress small">{phase.value.kind === "opening" && opening}</p>;
	const { stepsPerEpoch, recipes } = current;
	const inEpochs = (steps: number) => formatNumber(steps / stepsPerEpoch, steps % stepsPerEpoch === 0 ? 0 : 2);
	const text = progressText(inEpochs(step.value), inEpochs(goal.value), formatNumber(step.value));
	const rate = speed.value;
	const facts = [
		text,
		rate !== undefined && speedText(formatNumber(rate * (recipes[0]?.batch ?? 0))),
		rate !== undefined && isRunning.value && left(formatDuration((goal.value - step.value) / rate)),
		isDone.value && done,
	];
	return (
		<div class="run-progress">
			<label for={id} class="visually-hidden">
				{progress}
			</label>
			<progress id={id} max={Math.max(1, goal.value)} value={step.value} aria-valuetext={text} />
			<p class="run-facts">{facts.filter(Boolean).join(" · ")}</p>
		</div>
	);
}
