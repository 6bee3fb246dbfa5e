/** Selects the model of a map. */

import type { ModelId } from "../../engine/protocol";
import { sizedName } from "../modelTexts";
import css from "./Map.module.css";
import { texts } from "./texts";

interface Props {
	chosen: ModelId;
	options: readonly ModelId[];
	onChoose(id: ModelId): void;
}

/** A list to choose from; if it has only one model, just its name. */
export function ModelSelect({ chosen, options, onChoose }: Props) {
	if (options.length === 1 && options[0] === chosen)
		return <span class={`small ${css.single}`}>{sizedName(chosen)}</span>;
	return (
		<label class={css.select}>
			<span class="visually-hidden">{texts.value.model}</span>
			<select
				value={chosen}
				onChange={({ currentTarget }) => onChoose(options.find((id) => id === currentTarget.value) ?? chosen)}
			>
				{options.map((id) => (
					<option key={id} value={id}>
						{sizedName(id)}
					</option>
				))}
			</select>
		</label>
	);
}
