/** Control characters, and those that turn the direction of what follows them: a name must not disturb the text around it. */
const UNSHOWN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name of unknown origin as it can be shown. */
export function withoutUnshown(text: string): string {
	return text.replace(UNSHOWN, "");
}
