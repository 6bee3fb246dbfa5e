/** The stages with room beside them for the explanation of one of their values. */

import type { ComponentChildren } from "preact";
import { chosenUnit } from "./chosenUnit";
import css from "./ExplanationCard.module.css";
import { texts } from "./texts";

export function ExplanationLayout({ children }: { children: ComponentChildren }) {
	return (
		<div class={css.room}>
			<div class={css.explored}>
				{!chosenUnit.value && <Hint />}
				{children}
			</div>
		</div>
	);
}

/** Where the explanation will be. */
function Hint() {
	const { hint, hintTouch } = texts.value;
	return (
		<div class={css.place}>
			<p class={css.hint}>
				<span class={css.forMouse}>{hint}</span>
				<span class={css.forTouch}>{hintTouch}</span>
			</p>
		</div>
	);
}
