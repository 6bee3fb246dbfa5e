/** The seed of the random numbers: typed, or a new one. */

import type { ReadonlySignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { MAX_SEED, takeFreshSeed } from "../state/freshSeed";
import { strings } from "../strings";
import { Icon } from "./Icon";

interface Props {
	seed: ReadonlySignal<number>;
	onChange(seed: number): void;
}

export function SeedField({ seed, onChange }: Props) {
	const id = useId();
	const { seed: name, freshSeed: fresh } = strings.value;

	/** After typing, the field shows the seed that is in use. */
	function restore({ currentTarget }: { currentTarget: HTMLInputElement }) {
		currentTarget.value = String(seed.peek());
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
				value={seed.value}
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
			{/* A lost worker is reported by the page's own notice. */}
			<button type="button" class="button" onClick={() => void takeFreshSeed(() => seed.peek(), onChange)}>
				<Icon name="shuffle" />
				{fresh}
			</button>
		</div>
	);
}
