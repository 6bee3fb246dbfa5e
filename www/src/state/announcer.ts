/** Announcements for screen readers. */

import { effect, signal } from "@preact/signals";
import { language } from "./language";

export const announcement = signal("");

const DELAY_MS = 900;
let timer: ReturnType<typeof setTimeout> | undefined;
let pendingText: string | undefined;

/** What is read out as a space, but is a change: what does not change is not spoken. */
const NO_BREAK_SPACE = "\u00a0";

/** Announces at once, also what was announced last. An announcement that still waits follows, delayed again. */
export function announce(text: string): void {
	announcement.value = announcement.peek() === text ? text + NO_BREAK_SPACE : text;
	if (pendingText !== undefined) announceLater(pendingText);
}

/** Announces after a delay; a newer text replaces one that still waits. */
export function announceLater(text: string): void {
	clearTimeout(timer);
	pendingText = text;
	timer = setTimeout(() => {
		pendingText = undefined;
		announcement.value = text;
	}, DELAY_MS);
}

/** What was said, or waits, in the language that was chosen before is not said in a page of another. */
effect(() => {
	void language.value;
	clearTimeout(timer);
	pendingText = undefined;
	announcement.value = "";
});
