/** Undo and redo by keyboard, as the system's other programs have them. */

/** The Latin letter of a key. A layout with other letters, such as Cyrillic, has it at the same place as a Latin one. */
function letterOf({ key, code }: KeyboardEvent): string | undefined {
	if (/^[a-z]$/i.test(key)) return key.toLowerCase();
	return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
}

const textInputs = new Set(["text", "number", "search", "url", "email", "tel", "password"]);

/** Whether the browser itself undoes what is typed into this element. */
export function isTextField(target: EventTarget | null): boolean {
	if (target instanceof HTMLInputElement) return textInputs.has(target.type);
	return target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLTextAreaElement);
}

/** The command of a key; undefined for other keys, and for those that a text field receives. */
export function historyCommand(event: KeyboardEvent): "undo" | "redo" | undefined {
	const { ctrlKey, metaKey, altKey, shiftKey } = event;
	if (ctrlKey === metaKey || altKey || isTextField(event.target)) return undefined;
	const letter = letterOf(event);
	if (letter === "z") return shiftKey ? "redo" : "undo";
	return letter === "y" && ctrlKey && !shiftKey ? "redo" : undefined;
}
