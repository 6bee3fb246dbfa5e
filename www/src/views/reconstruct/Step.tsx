/** One picture of the flow, with its name above. */

import type { ComponentChildren } from "preact";

interface Props {
	name: ComponentChildren;
	area: "input" | "code" | "output" | "error";
	/** The button that saves the picture. */
	save?: ComponentChildren;
	children: ComponentChildren;
}

export function Step({ name, area, save, children }: Props) {
	return (
		<figure class={`step flow-${area}`}>
			<figcaption>
				{name}
				{save}
			</figcaption>
			{children}
		</figure>
	);
}
