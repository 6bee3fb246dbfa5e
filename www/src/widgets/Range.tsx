/** A slider with its name, its value in words and, where there is one to go back to, a button that resets it. */

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { strings } from "../strings";
import { Icon } from "./Icon";

interface Props {
	label: string;
	/** A picture or a bar beside the name. */
	aside?: ComponentChildren;
	min: number;
	max: number;
	step: number;
	value: number;
	/** The value as it is shown and read out. */
	text: string;
	onInput(value: number): void;
	onReset?: () => void;
}

export function Range({ label, aside, min, max, step, value, text, onInput, onReset }: Props) {
	const id = useId();
	const { reset } = strings.value;
	return (
		<div class="range">
			<label class="range-name" for={id}>
				{label}
			</label>
			{aside}
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
			{/* No <output>: the slider itself tells its value, and a live region would talk all through a walk that plays. */}
			<span class="range-value" aria-hidden="true">
				{text}
			</span>
			{onReset && (
				<button type="button" class="button-icon" aria-label={`${reset}: ${label}`} onClick={onReset}>
					<Icon name="reset" />
				</button>
			)}
		</div>
	);
}
