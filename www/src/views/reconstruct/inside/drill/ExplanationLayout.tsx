/** The stages with room beside them for the explanation of one of their values. */

import type { ComponentChildren } from "preact";
import css from "./Card.module.css";
import { chosen } from "./chosen";
import { texts } from "./texts";

export function ExplanationLayout({ children }: { children: ComponentChildren }) {
	return (
		<div class={css.room}>
			<div class={css.explored}>
				{!chosen.value && <Hint />}
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
