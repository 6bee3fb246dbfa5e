/** Numbers of epochs and workers, before a training starts. */

import { useId } from "preact/hooks";
import { MAX_WORKERS } from "../../../engine/training/limits";
import { joinSentences } from "../../../strings";
import { Term } from "../../../widgets/Term";
import { MAX_EPOCHS } from "../setup/bounds";
import { epochs, setEpochs } from "../setup/epochs";
import { validConfigs } from "../setup/settings";
import css from "./RunBar.module.css";
import { workerCount } from "./state";
import { texts } from "./texts";

interface FieldProps {
	label: string;
	explanation?: string;
	value: number;
	max: number;
	onChange(value: number): void;
}

/** An integer from 1 to `max`: fractions are rounded, and anything else restores the previous value. */
function Field({ label, explanation, value, max, onChange }: FieldProps) {
	const id = useId();
	return (
		<div class={css.field}>
			<label for={id} class={explanation ? "visually-hidden" : undefined}>
				{label}
			</label>
			{explanation && <Term name={label} explanation={explanation} />}
			<input
				id={id}
				type="number"
				inputMode="numeric"
				min={1}
				max={max}
				value={value}
				onChange={({ currentTarget }) => {
					const typed = Math.round(currentTarget.valueAsNumber);
					const accepted = typed >= 1 && typed <= max ? typed : value;
					currentTarget.value = String(accepted);
					if (accepted !== value) onChange(accepted);
				}}
			/>
		</div>
	);
}

function setWorkers(value: number): void {
	workerCount.value = value;
}

export function RunSettings() {
	const { epochs: epochsName, workers: workersName, workersExplained, cores, invalid } = texts.value;
	const explanation = joinSentences(workersExplained, cores(navigator.hardwareConcurrency || 1));
	return (
		<div class={css.settings}>
			<Field label={epochsName} value={epochs.value} max={MAX_EPOCHS} onChange={setEpochs} />
			<Field
				label={workersName}
				explanation={explanation}
				value={workerCount.value}
				max={MAX_WORKERS}
				onChange={setWorkers}
			/>
			{validConfigs.value === undefined && <p class={`small ${css.invalid}`}>{invalid}</p>}
		</div>
	);
}
