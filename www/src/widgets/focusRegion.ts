/** Moves the focus from a button that is about to disappear to the region around it, which needs `tabIndex={-1}`. */
export function focusRegion(button: HTMLElement): void {
	button.closest<HTMLElement>("[tabindex='-1']")?.focus({ preventScroll: true });
}
