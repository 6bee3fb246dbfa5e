/** The seed of the random numbers: typed, or a new one. */

import { useId } from "preact/hooks";
import { strings } from "../strings";
import { Icon } from "./Icon";

/** Four digits are enough variety, and short enough to pass on. */
export const MAX_SEED = 9999;

interface Props {
	seed: number;
	onChange(seed: number): void;
}

/** A random seed that differs from the previous one. */
export function freshSeed(before: number): number {
	const seed = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;
	return (seed % MAX_SEED) + 1 === before ? (before % MAX_SEED) + 1 : (seed % MAX_SEED) + 1;
}

export function SeedField({ seed, onChange }: Props) {
	const id = useId();
	const { seed: name, freshSeed: fresh } = strings.value;

	/** After typing, the field shows the seed that is in use. */
	function restore({ currentTarget }: { currentTarget: HTMLInputElement }) {
		currentTarget.value = String(seed);
		currentTarget.removeAttribute("aria-invalid");
	}

	return (
		<div class="seed">
			<label for={id}>{name}</label>
			<input
				id={id}
				type="number"
				inputMode="numeric"
				min={1}
				max={MAX_SEED}
				value={seed}
				onInput={({ currentTarget }) => {
					// An incomplete or invalid value changes nothing.
					const isSeed = currentTarget.value !== "" && currentTarget.validity.valid;
					// Not as a property: rendering the field again would replace what is being typed.
					currentTarget.setAttribute("aria-invalid", String(!isSeed));
					if (isSeed) onChange(currentTarget.valueAsNumber);
				}}
				onChange={restore}
				onBlur={restore}
			/>
			<button type="button" class="button" onClick={() => onChange(freshSeed(seed))}>
				<Icon name="shuffle" />
				{fresh}
			</button>
		</div>
	);
}
