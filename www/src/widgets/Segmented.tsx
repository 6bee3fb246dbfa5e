/** Radio buttons in the shape of a switch. */

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface Option<T extends string> {
	value: T;
	name: string;
	content: ComponentChildren;
	lang?: string;
}

interface Props<T extends string> {
	legend: string;
	options: readonly Option<T>[];
	chosen: T;
	onChoose(value: T): void;
}

export function Segmented<T extends string>({ legend, options, chosen, onChoose }: Props<T>) {
	const group = useId();
	return (
		<fieldset class="segmented">
			<legend class="visually-hidden">{legend}</legend>
			{options.map(({ value, name, content, lang }) => (
				<label key={value} title={name}>
					<input
						type="radio"
						name={group}
						aria-label={name}
						checked={value === chosen}
						onChange={() => onChoose(value)}
						{...(lang ? { lang } : {})}
					/>
					<span aria-hidden="true">{content}</span>
				</label>
			))}
		</fieldset>
	);
}
