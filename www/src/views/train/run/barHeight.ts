/** How much of the window the run bar covers, for what is scrolled to: its notes and errors add lines. */

import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** Keeps the property `--bar` as high as the bar, in CSS pixels. */
export function useBarHeight(bar: RefObject<HTMLElement | null>): void {
	useLayoutEffect(() => {
		if (!bar.current) return undefined;
		const { style } = document.documentElement;
		const observer = new ResizeObserver(([entry]) => {
			style.setProperty("--bar", `${entry?.borderBoxSize[0]?.blockSize ?? 0}px`);
		});
		observer.observe(bar.current);
		return () => {
			observer.disconnect();
			style.removeProperty("--bar");
		};
	}, [bar]);
}
