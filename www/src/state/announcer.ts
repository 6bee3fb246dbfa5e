/** What a screen reader is told: politely, and not before the hand has rested for a moment. */

import { signal } from "@preact/signals";

export const announcement = signal("");

const REST_MS = 900;
let timer: ReturnType<typeof setTimeout> | undefined;
let waiting: string | undefined;

/** Says it at once. What still waits is said all the same, after another rest. */
export function announce(text: string): void {
	announcement.value = text;
	if (waiting !== undefined) announceLater(waiting);
}

/** Says it after a rest; a newer text takes the place of one that still waits. */
export function announceLater(text: string): void {
	clearTimeout(timer);
	waiting = text;
	timer = setTimeout(() => {
		waiting = undefined;
		announcement.value = text;
	}, REST_MS);
}
