/** The width of an element's content in CSS pixels, kept up to date; 0 until the first layout. */

import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

export function useWidth(element: RefObject<HTMLElement | null>): Signal<number> {
	const width = useSignal(0);
	useEffect(() => {
		if (!element.current) return undefined;
		const observer = new ResizeObserver(([entry]) => {
			width.value = entry?.contentRect.width ?? 0;
		});
		observer.observe(element.current);
		return () => observer.disconnect();
	}, [element, width]);
	return width;
}
