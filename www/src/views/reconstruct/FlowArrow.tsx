/** An arrow between two figures of a flow, with the name of what happens there. */

import css from "./FlowArrow.module.css";

/** `areaClass` is the CSS class of its grid area. */
export function FlowArrow({ areaClass, name }: { areaClass: string | undefined; name: string }) {
	return (
		<div class={`${css.flowArrow} ${areaClass}`} aria-hidden="true">
			<span>{name}</span>
			<svg viewBox="0 0 24 10" aria-hidden="true">
				<path d="M0 5h23M19 1l4 4-4 4" />
			</svg>
		</div>
	);
}
