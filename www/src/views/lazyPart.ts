/** A part of a view that is downloaded once, when it is first needed. After a failure it is requested again by the visitor, or once there is a connection. */

import { type ReadonlySignal, signal } from "@preact/signals";
import { loadPart } from "./loadPart";
import { onReconnect } from "./onReconnect";

export interface LazyPart<T> {
	/** undefined while it is downloaded, the first time or again */
	content: ReadonlySignal<T | "failed" | undefined>;
	/** Requests it, unless it is there or on its way. */
	request(): void;
	/** The same before it is needed, unless it has failed: a button to try again must not go while it is pressed. */
	prepare(): void;
}

export function lazyPart<T>(name: string, load: () => Promise<T>): LazyPart<T> {
	const content = signal<T | "failed" | undefined>(undefined);
	let isRequested = false;

	async function fetchContent(): Promise<void> {
		if (isRequested) return;
		isRequested = true;
		const arrived = await loadPart(name, load); // never rejects
		isRequested = false; // first: who is told that it has failed may request it at once
		content.value = arrived;
	}

	function prepare(): void {
		if (content.peek() === undefined) void fetchContent();
	}
	function request(): void {
		if (content.peek() === "failed") content.value = undefined;
		prepare();
	}
	onReconnect(() => {
		if (content.peek() === "failed") void fetchContent(); // the notice of the failure stays until the part is there
	});
	return { content, request, prepare };
}
