/**
 * Moves the focus to the button that starts, pauses and resumes trainings, when the focused button is about to disappear. The page stays where
 * it is, as the button sticks to its top.
 */
export function focusMainButton(): void {
	document.getElementById("run-main")?.focus({ preventScroll: true });
}
