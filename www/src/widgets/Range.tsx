/** A slider with its label, its formatted value and, if it has a default, a reset button. */

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { strings } from "../strings";
import { Icon } from "./Icon";

interface Props {
	label: string;
	/** Rendered beside the label. */
	aside?: ComponentChildren;
	/** Drawn above the track, from end to end of what the thumb reaches. */
	marks?: ComponentChildren;
	min: number;
	max: number;
	step: number;
	value: number;
	/** The formatted value, as displayed and read out. */
	text: string;
	onInput(value: number): void;
	onReset?: () => void;
}

export function Range({ label, aside, marks, min, max, step, value, text, onInput, onReset }: Props) {
	const id = useId();
	const { reset, labelled } = strings.value;
	return (
		<div class="range">
			<label class="range-name" for={id}>
				{label}
			</label>
			{aside}
			<span class="range-track">
				{marks && <span class="range-marks">{marks}</span>}
				<input
					id={id}
					type="range"
					min={min}
					max={max}
					step={step}
					value={value}
					aria-valuetext={text}
					onInput={({ currentTarget }) => onInput(currentTarget.valueAsNumber)}
				/>
			</span>
			{/* No <output>: the slider itself announces its value, and a live region would talk all through a path that plays. */}
			<span class="range-value" aria-hidden="true" translate={false}>
				{text}
			</span>
			{onReset && (
				<button type="button" class="button-icon" aria-label={labelled(reset, label)} onClick={onReset}>
					<Icon name="reset" />
				</button>
			)}
		</div>
	);
}
