/** The progress of a training, its speed, and the time left. */

import { useId } from "preact/hooks";
import { remainingExampleCount } from "../../../engine/modelSize";
import type { TrainConfig } from "../../../engine/training/trainConfig";
import { trainingExampleCounts } from "../../../state/dataSet";
import {
	isTrainingRunning,
	runTargetStep,
	selectedRun,
	snapshot,
	stepsDone,
	stepsPerSecond,
	targetStep,
	trainingInfo,
	trainingPhase,
} from "../../../state/training/session";
import { formatNumber } from "../../../strings";
import css from "./RunBar.module.css";
import { areAllEpochsDone } from "./state";
import { texts } from "./texts";

function formatDuration(seconds: number): string {
	const { seconds: short, minutes, hours } = texts.value;
	const wholeSeconds = Math.ceil(seconds);
	if (wholeSeconds < 60) return short(wholeSeconds);
	if (wholeSeconds < 3600) return minutes(Math.floor(wholeSeconds / 60), wholeSeconds % 60);
	return hours(Math.floor(wholeSeconds / 3600), Math.floor((wholeSeconds % 3600) / 60));
}

/** After so many steps, both counted from 1; after the last batch of an epoch, still that epoch. */
function epochAndBatch(steps: number, stepsPerEpoch: number): { epoch: number; batch: number } {
	const epoch = Math.max(1, Math.ceil(steps / stepsPerEpoch));
	return { epoch, batch: steps - (epoch - 1) * stepsPerEpoch };
}

/** The learning rate of the selected model at the shown checkpoint, if the rate changes during the training. */
function learningRateText(configs: readonly TrainConfig[]): string | undefined {
	const rate = snapshot.value?.checkpoint.runs[selectedRun.value]?.learningRate;
	if (rate === undefined || !configs[selectedRun.value]?.decay) return undefined;
	return texts.value.learningRate(String(Number(rate.toPrecision(2))));
}

/** Not a multiple of the batch size, as the last batch of an epoch is smaller. */
function imagesPerEpoch([config]: readonly TrainConfig[]): number {
	return config ? remainingExampleCount(config.examples, config.excludedClasses, trainingExampleCounts.value) : 0;
}

export function Progress() {
	const id = useId();
	const { progress, progressText, speed: speedText, timeLeft, done, stopped, preparing } = texts.value;
	const current = trainingInfo.value;
	if (!current || trainingPhase.value.kind === "opening") return <p class={`${css.progress} small`}>{preparing}</p>;
	const { stepsPerEpoch, configs } = current;
	const { epoch, batch } = epochAndBatch(stepsDone.value, stepsPerEpoch);
	const epochs = Math.ceil(targetStep.value / stepsPerEpoch);
	const text = progressText(epoch, Math.max(epoch, epochs), formatNumber(batch), formatNumber(stepsPerEpoch));
	const stepRate = stepsPerSecond.value;
	const facts = [
		text,
		stepRate !== undefined && speedText(formatNumber((stepRate * imagesPerEpoch(configs)) / stepsPerEpoch)),
		stepRate !== undefined &&
			isTrainingRunning.value &&
			timeLeft(formatDuration((runTargetStep.value - stepsDone.value) / stepRate)),
		learningRateText(configs),
		areAllEpochsDone.value && done,
		trainingPhase.value.kind === "ended" && stopped,
	];
	return (
		<div class={css.progress}>
			<label for={id} class="visually-hidden">
				{progress}
			</label>
			<progress
				id={id}
				class="bar"
				max={Math.max(1, targetStep.value, runTargetStep.value)}
				value={stepsDone.value}
				aria-valuetext={text}
			/>
			<p class={css.facts}>{facts.filter(Boolean).join(" · ")}</p>
		</div>
	);
}
