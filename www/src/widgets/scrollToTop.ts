/** Scrolls until an element is at the top of the window, below what sticks there; at once for those who avoid motion. */
export function scrollToTop(element: Element | null): void {
	const { matches: avoidsMotion } = matchMedia("(prefers-reduced-motion: reduce)");
	element?.scrollIntoView({ block: "start", behavior: avoidsMotion ? "auto" : "smooth" });
}
