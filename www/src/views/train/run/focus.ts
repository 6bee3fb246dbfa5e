/** Moves the focus to the button that starts trainings, when the focused button is about to disappear. */
export function focusMain(): void {
	document.getElementById("run-main")?.focus();
}
