/** Scrolls until an element is at the top of the window, below sticky elements; without animation under `prefers-reduced-motion`. */
export function scrollToTop(element: Element | null): void {
	const { matches: avoidsMotion } = matchMedia("(prefers-reduced-motion: reduce)");
	element?.scrollIntoView({ block: "start", behavior: avoidsMotion ? "auto" : "smooth" });
}
