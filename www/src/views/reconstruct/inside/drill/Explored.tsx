/** The stages with room beside them for the explanation of one of their values. */

import type { ComponentChildren } from "preact";
import css from "./Card.module.css";
import { texts } from "./texts";

export function Explored({ children }: { children: ComponentChildren }) {
	const { hint, hintTouch } = texts.value;
	return (
		<div class={css.room}>
			<div class={css.explored}>
				<p class={`small ${css.hint}`}>
					<span class={css.forMouse}>{hint}</span>
					<span class={css.forTouch}>{hintTouch}</span>
				</p>
				{children}
			</div>
		</div>
	);
}
