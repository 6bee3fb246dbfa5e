/** Back to any checkpoint, and to the newest again. */

import { session } from "../../../state/training/session";
import { checkpoints, lookBack, lookedBack, sight } from "../../../state/training/watch";
import { formatNumber } from "../../../strings";
import { Range } from "../../../widgets/Range";
import { texts } from "./texts";

function textOf(step: number): string {
	const { machineAt, untrained } = texts.value;
	if (step === 0) return untrained;
	return machineAt(formatNumber(step), formatNumber(step / (session.value?.stepsPerEpoch ?? 1), 2));
}

export function TimeMachine() {
	const { machine, machineLead } = texts.value;
	const all = checkpoints.value;
	const last = all.length - 1;
	const at = lookedBack.value === undefined ? last : all.findLastIndex(({ step }) => step <= (lookedBack.value ?? 0));
	const index = Math.max(0, at);
	const step = sight.value?.checkpoint.step ?? 0;
	return (
		<section class="machine" aria-label={machine}>
			<Range
				label={machine}
				min={0}
				max={Math.max(1, last)}
				step={1}
				value={index}
				text={textOf(all[index]?.step ?? step)}
				onInput={(chosen) => lookBack(chosen >= last ? undefined : all[chosen]?.step)}
				{...(lookedBack.value === undefined ? {} : { onReset: () => lookBack(undefined) })}
			/>
			<p class="small">{machineLead}</p>
		</section>
	);
}
