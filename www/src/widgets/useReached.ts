/** Work that begins once a part of the page comes near the window. */

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

/** How far below the window it may be. */
const NEAR = "200px";

/**
 * `start` is called once the element with the returned ref is near, and what it returns when the element is removed. A negative
 * distance is one that it must be within the window.
 */
export function useReached<E extends HTMLElement>(start: () => () => void, distance = NEAR) {
	const element = useRef<E>(null);
	const isNear = useSignal(false);
	useEffect(() => {
		const observer = new IntersectionObserver(
			(entries) => {
				isNear.value ||= entries.some(({ isIntersecting }) => isIntersecting);
			},
			{ rootMargin: distance },
		);
		if (element.current) observer.observe(element.current);
		return () => observer.disconnect();
	}, [isNear, distance]);
	useEffect(() => (isNear.value ? start() : undefined), [isNear.value, start]);
	return element;
}
