/** Selects the variational model with 2 or 16 latent dimensions. */

import type { VariationalId } from "../../state/reconstruction";
import { strings } from "../../strings";
import { Segmented } from "../../widgets/Segmented";
import css from "./DimensionSwitch.module.css";

const sizes = [
	{ value: "variational-2", content: "2" },
	{ value: "variational-16", content: "16" },
] as const;

interface Props {
	chosen: VariationalId;
	onChoose(id: VariationalId): void;
}

export function DimensionSwitch({ chosen, onChoose }: Props) {
	const { latentDimensions, latentDimension } = strings.value;
	const options = sizes.map(({ value, content }) => ({ value, content, name: latentDimension(content) }));
	return (
		<div class={css.cardSwitch}>
			<span aria-hidden="true">{latentDimensions}</span>
			<Segmented legend={latentDimensions} options={options} chosen={chosen} onChoose={onChoose} />
		</div>
	);
}
