/** Control characters, including those that change the direction of the text after them. */
const CONTROL_CHARACTERS = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Makes a name of unknown origin safe to show: it cannot disturb the text around it. */
export function stripControlCharacters(text: string): string {
	return text.replace(CONTROL_CHARACTERS, "");
}
