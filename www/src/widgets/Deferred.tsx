/** A part of a view below the window: rendered after the rest has been painted, in a task of its own, so that none is long. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

interface Props {
	/** Renders at once, where the page is about to be scrolled to this part. */
	isImmediate?: boolean;
	children: ComponentChildren;
}

export function Deferred({ isImmediate = false, children }: Props) {
	const isDue = useSignal(isImmediate);
	useEffect(() => {
		const timer = setTimeout(() => {
			isDue.value = true;
		});
		return () => clearTimeout(timer);
	}, []);
	return isDue.value ? children : null;
}
