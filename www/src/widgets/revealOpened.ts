/** Scrolls as little as needed to show what has been opened, from its top if the window is lower than that. */
export function revealOpened(details: HTMLDetailsElement): void {
	// In the next frame, as the content may be rendered only on opening.
	if (details.open) requestAnimationFrame(() => details.scrollIntoView({ block: "nearest" }));
}
