/** Settings that most visitors leave alone, folded away; an invalid one unfolds them. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import css from "./fields.module.css";

interface Props {
	/** The label of the group. */
	name: string;
	isInvalid: boolean;
	children: ComponentChildren;
}

export function Advanced({ name, isInvalid, children }: Props) {
	const isOpen = useSignal(false);
	return (
		<details
			class={`fold ${css.advanced}`}
			open={isOpen.value || isInvalid}
			onToggle={({ currentTarget }) => {
				currentTarget.open ||= isInvalid;
				isOpen.value = currentTarget.open;
			}}
		>
			<summary>{name}</summary>
			<div class={css.grid}>{children}</div>
		</details>
	);
}
