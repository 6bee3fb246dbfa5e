/** One figure (input, code, output or error) of the flow, with its caption. */

import type { ComponentChildren } from "preact";
import css from "./cards.module.css";

interface Props {
	name: ComponentChildren;
	area: "input" | "code" | "output" | "error";
	saveButton?: ComponentChildren;
	children: ComponentChildren;
}

const areaClasses = {
	input: css.flowInput,
	code: css.flowCode,
	output: css.flowOutput,
	error: css.flowError,
};

export function FlowFigure({ name, area, saveButton, children }: Props) {
	return (
		<figure class={`${css.step} ${areaClasses[area]}`}>
			<figcaption>
				{name}
				{saveButton}
			</figcaption>
			{children}
		</figure>
	);
}
