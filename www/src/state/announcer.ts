/** What a screen reader is told: politely, and not before the hand has rested for a moment. */

import { signal } from "@preact/signals";

export const announcement = signal("");

const REST_MS = 900;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says it at once. */
export function announce(text: string): void {
	clearTimeout(timer);
	announcement.value = text;
}

/** Says it after a rest; a newer text takes the place of one that still waits. */
export function announceLater(text: string): void {
	clearTimeout(timer);
	timer = setTimeout(() => announce(text), REST_MS);
}
