/** The table of contents. Buttons instead of links, because the address's hash names the view. */

import { useSignalEffect } from "@preact/signals";
import css from "./How.module.css";
import { linkedSection, type SectionId, sectionIds } from "./state";
import { texts } from "./texts";

/** Events by which the visitor scrolls or uses the page. */
const userEvents = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

/**
 * Shows a section, and keeps it at the top while the figures above it fill, until the visitor acts. Not every browser
 * anchors the page, and one that restores an earlier position after a reload does so too soon. Returns a function that ends it.
 */
function scrollToSection(id: SectionId): (() => void) | undefined {
	const heading = document.getElementById(`how-${id}`);
	const article = heading?.closest("article");
	if (!heading || !article) return undefined;
	history.scrollRestoration = "manual";
	heading.focus({ preventScroll: true });
	const untilUserActs = new AbortController();
	const observer = new ResizeObserver(() => heading.scrollIntoView({ block: "start" })); // the first report is at once
	observer.observe(article);
	untilUserActs.signal.addEventListener("abort", () => observer.disconnect());
	for (const action of userEvents)
		addEventListener(action, () => untilUserActs.abort(), { passive: true, signal: untilUserActs.signal });
	return () => untilUserActs.abort();
}

function openSection(id: SectionId): void {
	if (linkedSection.peek() === id) scrollToSection(id);
	linkedSection.value = id;
}

export function Contents() {
	const { contents, sections } = texts.value;
	useSignalEffect(() => linkedSection.value && scrollToSection(linkedSection.value));
	return (
		<nav class={css.contents} aria-label={contents}>
			<ol>
				{sectionIds.map((id) => (
					<li key={id}>
						<button type="button" onClick={() => openSection(id)}>
							{sections[id]}
						</button>
					</li>
				))}
			</ol>
		</nav>
	);
}
