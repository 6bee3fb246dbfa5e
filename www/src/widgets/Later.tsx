/** A part of a view below the window: rendered after the rest has been painted, in a task of its own, so that none is long. */

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

interface Props {
	/** Where the page is to be scrolled to it at once. */
	isNow?: boolean;
	children: ComponentChildren;
}

export function Later({ isNow = false, children }: Props) {
	const isDue = useSignal(isNow);
	useEffect(() => {
		const timer = setTimeout(() => {
			isDue.value = true;
		});
		return () => clearTimeout(timer);
	}, []);
	return isDue.value ? children : null;
}
