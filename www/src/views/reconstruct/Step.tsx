/** One station of the picture's way: its name above, its picture below. */

import type { ComponentChildren } from "preact";

interface Props {
	name: ComponentChildren;
	area: "input" | "code" | "output" | "error";
	children: ComponentChildren;
}

export function Step({ name, area, children }: Props) {
	return (
		<figure class={`step flow-${area}`}>
			<figcaption>{name}</figcaption>
			{children}
		</figure>
	);
}
