/** Whether older answers are still shown: a question about what the visitor did last is open. */

import { computed, signal } from "@preact/signals";

const open = signal(0);
export const isBusy = computed(() => open.value > 0);

/** `peek`, because effects start tasks: they must not run again when the count changes. */
export async function busyUntil(task: Promise<void>): Promise<void> {
	open.value = open.peek() + 1;
	try {
		await task;
	} finally {
		open.value = open.peek() - 1;
	}
}
