/** Settings that most visitors leave alone, folded away; an invalid one unfolds them. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";

interface Props {
	/** The label of the group. */
	name: string;
	isRefused: boolean;
	children: ComponentChildren;
}

export function Advanced({ name, isRefused, children }: Props) {
	const isOpen = useSignal(false);
	return (
		<details
			class="fold finer"
			open={isOpen.value || isRefused}
			onToggle={({ currentTarget }) => {
				currentTarget.open ||= isRefused;
				isOpen.value = currentTarget.open;
			}}
		>
			<summary>{name}</summary>
			<div class="field-grid">{children}</div>
		</details>
	);
}
