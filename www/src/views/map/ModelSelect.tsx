/** Selects the model of a map. */

import type { ModelId } from "../../engine/protocol";
import { sizedName } from "../modelTexts";
import css from "./Map.module.css";
import { texts } from "./texts";

interface Props {
	chosen: ModelId;
	offered: readonly ModelId[];
	onChoose(id: ModelId): void;
}

/** A single one is only named. */
export function ModelSelect({ chosen, offered, onChoose }: Props) {
	if (offered.length === 1 && offered[0] === chosen)
		return <span class={`small ${css.single}`}>{sizedName(chosen)}</span>;
	return (
		<label class={css.select}>
			<span class="visually-hidden">{texts.value.model}</span>
			<select
				value={chosen}
				onChange={({ currentTarget }) => onChoose(offered.find((id) => id === currentTarget.value) ?? chosen)}
			>
				{offered.map((id) => (
					<option key={id} value={id}>
						{sizedName(id)}
					</option>
				))}
			</select>
		</label>
	);
}
