/** For a button that is about to go: the focus moves on to the one that starts trainings. */
export function focusMain(): void {
	document.querySelector<HTMLElement>(".run-main")?.focus();
}
