/** One picture of the flow, with its name above. */

import type { ComponentChildren } from "preact";
import css from "./cards.module.css";

interface Props {
	name: ComponentChildren;
	area: "input" | "code" | "output" | "error";
	/** The button that saves the picture. */
	saveButton?: ComponentChildren;
	children: ComponentChildren;
}

const areaClasses = {
	input: css.flowInput,
	code: css.flowCode,
	output: css.flowOutput,
	error: css.flowError,
};

export function FlowFigure({ name, area, saveButton: save, children }: Props) {
	return (
		<figure class={`${css.step} ${areaClasses[area]}`}>
			<figcaption>
				{name}
				{save}
			</figcaption>
			{children}
		</figure>
	);
}
