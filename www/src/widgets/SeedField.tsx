/** The seed that everything random here comes from: typed in, or a fresh one. */

import { useId } from "preact/hooks";
import { strings } from "../strings";
import { Icon } from "./Icon";

/** Four digits are enough to try, and short enough to tell. */
export const SEED_END = 9999;

interface Props {
	seed: number;
	onChange(seed: number): void;
}

/** Another seed than the one before. */
export function freshSeed(before: number): number {
	const seed = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;
	return (seed % SEED_END) + 1 === before ? (before % SEED_END) + 1 : (seed % SEED_END) + 1;
}

export function SeedField({ seed, onChange }: Props) {
	const id = useId();
	const { seed: name, freshSeed: fresh } = strings.value;
	return (
		<div class="seed">
			<label for={id}>{name}</label>
			<input
				id={id}
				type="number"
				inputMode="numeric"
				min={1}
				max={SEED_END}
				value={seed}
				onInput={({ currentTarget }) => {
					// What is half typed or out of range changes nothing until it is a seed again.
					if (currentTarget.value !== "" && currentTarget.validity.valid) onChange(currentTarget.valueAsNumber);
				}}
			/>
			<button type="button" class="button" onClick={() => onChange(freshSeed(seed))}>
				<Icon name="shuffle" />
				{fresh}
			</button>
		</div>
	);
}
