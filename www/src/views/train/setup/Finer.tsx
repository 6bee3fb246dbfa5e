/** Settings that most visitors leave alone, folded away; what is refused among them opens them. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { texts } from "./texts";

export function Finer({ isRefused, children }: { isRefused: boolean; children: ComponentChildren }) {
	const isOpen = useSignal(false);
	return (
		<details
			class="finer"
			open={isOpen.value || isRefused}
			onToggle={({ currentTarget }) => {
				isOpen.value = currentTarget.open;
			}}
		>
			<summary>{texts.value.finer}</summary>
			<div class="field-grid">{children}</div>
		</details>
	);
}
