/** Scrolls as little as needed to show what has been opened, from its top if the window is lower than that. */
export function revealOpened(details: HTMLDetailsElement): void {
	// What it holds may be rendered only now.
	if (details.open) requestAnimationFrame(() => details.scrollIntoView({ block: "nearest" }));
}
