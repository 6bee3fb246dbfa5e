/** The table of contents. Buttons instead of links, because the address's hash names the view. */

import { useSignalEffect } from "@preact/signals";
import css from "./How.module.css";
import { type SectionId, section, sectionIds } from "./state";
import { texts } from "./texts";

function reveal(id: SectionId): void {
	const heading = document.getElementById(`how-${id}`);
	heading?.scrollIntoView({ block: "start" });
	heading?.focus({ preventScroll: true });
}

function goTo(id: SectionId): void {
	if (section.peek() === id) reveal(id);
	section.value = id;
}

export function Contents() {
	const { contents, sections } = texts.value;
	useSignalEffect(() => {
		if (section.value) reveal(section.value);
	});
	return (
		<nav class={css.contents} aria-label={contents}>
			<ol>
				{sectionIds.map((id) => (
					<li key={id}>
						<button type="button" onClick={() => goTo(id)}>
							{sections[id]}
						</button>
					</li>
				))}
			</ol>
		</nav>
	);
}
