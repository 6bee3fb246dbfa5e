/** The progress of a training, its speed, and the time left. */

import { useId } from "preact/hooks";
import { remainingExamples } from "../../../engine/modelSize";
import type { TrainConfig } from "../../../engine/training/trainConfig";
import { trainingExamples } from "../../../state/dataSet";
import {
	isRunning,
	phase,
	runTarget,
	selectedRun,
	session,
	snapshot,
	speed,
	step,
	targetStep,
} from "../../../state/training/session";
import { formatNumber } from "../../../strings";
import css from "./RunBar.module.css";
import { isDone } from "./state";
import { texts } from "./texts";

function formatDuration(seconds: number): string {
	const { seconds: short, minutes, hours } = texts.value;
	const whole = Math.ceil(seconds);
	if (whole < 60) return short(whole);
	if (whole < 3600) return minutes(Math.floor(whole / 60), whole % 60);
	return hours(Math.floor(whole / 3600), Math.floor((whole % 3600) / 60));
}

/** Both counted from 1; after the last batch of an epoch, still that epoch. */
function epochAndBatch(steps: number, stepsPerEpoch: number): { epoch: number; batch: number } {
	const epoch = Math.max(1, Math.ceil(steps / stepsPerEpoch));
	return { epoch, batch: steps - (epoch - 1) * stepsPerEpoch };
}

/** Of the shown model as its pictures show it, if it changes. */
function learningRateText(configs: readonly TrainConfig[]): string | undefined {
	const rate = snapshot.value?.checkpoint.runs[selectedRun.value]?.learningRate;
	if (rate === undefined || !configs[selectedRun.value]?.decay) return undefined;
	return texts.value.learningRate(String(Number(rate.toPrecision(2))));
}

/** The last batch of an epoch is smaller. */
function imagesPerEpoch([config]: readonly TrainConfig[]): number {
	return config ? remainingExamples(config.examples, config.excludedClasses, trainingExamples.value) : 0;
}

export function Progress() {
	const id = useId();
	const { progress, progressText, speed: speedText, left, done, stopped, preparing } = texts.value;
	const current = session.value;
	if (!current || phase.value.kind === "opening") return <p class={`${css.progress} small`}>{preparing}</p>;
	const { stepsPerEpoch, configs } = current;
	const { epoch, batch } = epochAndBatch(step.value, stepsPerEpoch);
	const epochs = Math.ceil(targetStep.value / stepsPerEpoch);
	const text = progressText(epoch, Math.max(epoch, epochs), formatNumber(batch), formatNumber(stepsPerEpoch));
	const rate = speed.value;
	const facts = [
		text,
		rate !== undefined && speedText(formatNumber((rate * imagesPerEpoch(configs)) / stepsPerEpoch)),
		rate !== undefined && isRunning.value && left(formatDuration((runTarget.value - step.value) / rate)),
		learningRateText(configs),
		isDone.value && done,
		phase.value.kind === "ended" && stopped,
	];
	return (
		<div class={css.progress}>
			<label for={id} class="visually-hidden">
				{progress}
			</label>
			<progress
				id={id}
				class="bar"
				max={Math.max(1, targetStep.value, runTarget.value)}
				value={step.value}
				aria-valuetext={text}
			/>
			<p class={css.facts}>{facts.filter(Boolean).join(" · ")}</p>
		</div>
	);
}
