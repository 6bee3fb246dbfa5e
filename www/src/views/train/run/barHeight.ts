/** The height of the run bar, for what is scrolled to below it: its notes and errors add lines. */

import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** Keeps the property `--run-height` as high as the bar, in CSS pixels. */
export function useBarHeight(bar: RefObject<HTMLElement | null>): void {
	useLayoutEffect(() => {
		if (!bar.current) return undefined;
		const { style } = document.documentElement;
		const setHeight = (height: number) => style.setProperty("--run-height", `${height}px`);
		setHeight(bar.current.offsetHeight); // what is scrolled to in this frame comes before the observer's first report
		const observer = new ResizeObserver(([entry]) => setHeight(entry?.borderBoxSize[0]?.blockSize ?? 0));
		observer.observe(bar.current);
		return () => {
			observer.disconnect();
			style.removeProperty("--run-height");
		};
	}, [bar]);
}
