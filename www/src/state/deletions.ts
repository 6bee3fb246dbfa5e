/** What was deleted from a list while it is shown: each can be brought back, once. */

import { type ReadonlySignal, signal } from "@preact/signals";

export interface Deletions<T> {
	/** The newest first. */
	readonly list: ReadonlySignal<readonly T[]>;
	add(deletion: T): void;
	/** Whether it is still there to be brought back; no one else gets it then. */
	take(deletion: T): boolean;
	clear(): void;
}

export function createDeletions<T>(): Deletions<T> {
	const list = signal<readonly T[]>([]);
	return {
		list,
		add: (deletion) => {
			list.value = [deletion, ...list.peek()];
		},
		take: (deletion) => {
			const others = list.peek().filter((other) => other !== deletion);
			const isThere = others.length < list.peek().length;
			if (isThere) list.value = others;
			return isThere;
		},
		clear: () => {
			list.value = [];
		},
	};
}
