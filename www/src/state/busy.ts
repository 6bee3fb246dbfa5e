/** Whether the results on the screen are outdated: newer ones have been requested. */

import { computed, signal } from "@preact/signals";

const pending = signal(0);
export const isBusy = computed(() => pending.value > 0);

/** `peek`, because effects start tasks: they must not run again when the count changes. */
export async function busyUntil(task: Promise<void>): Promise<void> {
	pending.value = pending.peek() + 1;
	try {
		await task;
	} finally {
		pending.value = pending.peek() - 1;
	}
}
