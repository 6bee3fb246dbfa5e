/** Selects an earlier checkpoint, or the latest. */

import { checkpoints, selectedStep, showCheckpointAt, snapshot, trainingInfo } from "../../../state/training/session";
import { formatNumber } from "../../../strings";
import { Range } from "../../../widgets/Range";
import { texts } from "./texts";
import css from "./Watch.module.css";

function textOf(step: number): string {
	const { timeMachineAt, untrained } = texts.value;
	if (step === 0) return untrained;
	return timeMachineAt(formatNumber(step), formatNumber(step / (trainingInfo.value?.stepsPerEpoch ?? 1), 2));
}

export function CheckpointSlider() {
	const { timeMachine, timeMachineNote } = texts.value;
	const all = checkpoints.value;
	const last = all.length - 1;
	const selected =
		selectedStep.value === undefined ? last : all.findLastIndex(({ step }) => step <= (selectedStep.value ?? 0));
	const index = Math.max(0, selected);
	const step = snapshot.value?.checkpoint.step ?? 0;
	return (
		<section class={css.timeMachine} aria-label={timeMachine}>
			<Range
				label={timeMachine}
				min={0}
				max={Math.max(1, last)}
				step={1}
				value={index}
				text={textOf(all[index]?.step ?? step)}
				onInput={(chosen) => showCheckpointAt(chosen >= last ? undefined : all[chosen]?.step)}
				{...(selectedStep.value === undefined ? {} : { onReset: () => showCheckpointAt(undefined) })}
			/>
			<p class="small">{timeMachineNote}</p>
		</section>
	);
}
