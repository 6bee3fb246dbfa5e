/** A part of a view with a file of its own, for the whole visit. Once it has failed it is requested again by the reader, or by a connection. */

import { type ReadonlySignal, signal } from "@preact/signals";
import { loadPart } from "./loadPart";
import { onReconnect } from "./onReconnect";

export interface LazyPart<T> {
	/** Nothing until it has come or failed, the first time or the next. */
	content: ReadonlySignal<T | "failed" | undefined>;
	/** Requests it, unless it is there or on its way. */
	request(): void;
	/** The same before it is needed, unless it has failed: a button to try again must not go while it is pressed. */
	prepare(): void;
}

export function lazyPart<T>(name: string, load: () => Promise<T>): LazyPart<T> {
	const content = signal<T | "failed" | undefined>(undefined);
	let isComing = false;

	async function fetch(): Promise<void> {
		if (isComing) return;
		isComing = true;
		const arrived = await loadPart(name, load); // never rejects
		isComing = false; // first: who is told that it has failed may request it at once
		content.value = arrived;
	}

	function prepare(): void {
		if (content.peek() === undefined) void fetch();
	}
	function request(): void {
		if (content.peek() === "failed") content.value = undefined;
		prepare();
	}
	onReconnect(() => {
		if (content.peek() === "failed") void fetch(); // whose notice stays until it is there
	});
	return { content, request, prepare };
}
