/** Announcements for screen readers. */

import { signal } from "@preact/signals";

export const announcement = signal("");

const DELAY_MS = 900;
let timer: ReturnType<typeof setTimeout> | undefined;
let waiting: string | undefined;

/** Announces at once. An announcement that still waits follows, delayed again. */
export function announce(text: string): void {
	announcement.value = text;
	if (waiting !== undefined) announceLater(waiting);
}

/** Announces after a delay; a newer text replaces one that still waits. */
export function announceLater(text: string): void {
	clearTimeout(timer);
	waiting = text;
	timer = setTimeout(() => {
		waiting = undefined;
		announcement.value = text;
	}, DELAY_MS);
}
