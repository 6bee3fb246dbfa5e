/** What was deleted from a list while its view is open: each can be brought back, once. */

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { view } from "./urlState";
import type { ViewId } from "./views";

export interface Deletions<T> {
	/** The newest first. */
	readonly list: ReadonlySignal<readonly T[]>;
	add(deletion: T): void;
	/** Whether it is still there to be brought back; no one else gets it then. */
	remove(deletion: T): boolean;
}

/** Until another view is opened. The list itself may start again before, as it does with another data set. */
export function createDeletions<T>(owner: ViewId): Deletions<T> {
	const list = signal<readonly T[]>([]);
	effect(() => {
		if (view.value !== owner && list.value.length > 0) list.value = [];
	});
	return {
		list,
		add: (deletion) => {
			list.value = [deletion, ...list.peek()];
		},
		remove: (deletion) => {
			const others = list.peek().filter((other) => other !== deletion);
			const isThere = others.length < list.peek().length;
			if (isThere) list.value = others;
			return isThere;
		},
	};
}
