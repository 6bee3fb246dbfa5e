/** Selects the variational model with 2 or 16 latent dimensions. */

import { chooseVariational, type VariationalId } from "../../state/reconstruction";
import { strings } from "../../strings";
import { Segmented } from "../../widgets/Segmented";
import css from "./cards.module.css";

const sizes = [
	{ value: "variational-2", content: "2" },
	{ value: "variational-16", content: "16" },
] as const;

export function CodeSizeSwitch({ chosen }: { chosen: VariationalId }) {
	const { code, codeSizes, codeSize } = strings.value;
	const options = sizes.map(({ value, content }) => ({ value, content, name: codeSize(content) }));
	return (
		<div class={css.cardSwitch}>
			<span aria-hidden="true">{code}</span>
			<Segmented legend={codeSizes} options={options} chosen={chosen} onChoose={chooseVariational} />
		</div>
	);
}
