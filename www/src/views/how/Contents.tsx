/** The table of contents. Buttons instead of links, because the address's hash names the view. */

import { useSignalEffect } from "@preact/signals";
import css from "./How.module.css";
import { type SectionId, section, sectionIds } from "./state";
import { texts } from "./texts";

/** What moves the page, or uses it. */
const actions = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

/**
 * Shows a section, and keeps it at the top while the figures above it fill, until the visitor acts. Not every browser
 * anchors the page, and one that restores an earlier position after a reload does so too soon. Returns a function that ends it.
 */
function reveal(id: SectionId): (() => void) | undefined {
	const heading = document.getElementById(`how-${id}`);
	const article = heading?.closest("article");
	if (!heading || !article) return undefined;
	history.scrollRestoration = "manual";
	heading.focus({ preventScroll: true });
	const held = new AbortController();
	const observer = new ResizeObserver(() => heading.scrollIntoView({ block: "start" })); // the first report is at once
	observer.observe(article);
	held.signal.addEventListener("abort", () => observer.disconnect());
	for (const action of actions) addEventListener(action, () => held.abort(), { passive: true, signal: held.signal });
	return () => held.abort();
}

function goTo(id: SectionId): void {
	if (section.peek() === id) reveal(id);
	section.value = id;
}

export function Contents() {
	const { contents, sections } = texts.value;
	useSignalEffect(() => section.value && reveal(section.value));
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
