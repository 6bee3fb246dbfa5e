/** Work that begins once a part of the page comes near the window. */

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

/** How far below the window the element may be, as a CSS root margin. */
const NEAR = "200px";

/**
 * `start` is called once the element with the returned ref is near, and what it returns when the element is removed. A negative
 * margin is a distance that it must be inside the window.
 */
export function useWhenNear<E extends HTMLElement>(start: () => () => void, rootMargin = NEAR) {
	const element = useRef<E>(null);
	const isNear = useSignal(false);
	useEffect(() => {
		const observer = new IntersectionObserver(
			(entries) => {
				isNear.value ||= entries.some(({ isIntersecting }) => isIntersecting);
			},
			{ rootMargin },
		);
		if (element.current) observer.observe(element.current);
		return () => observer.disconnect();
	}, [isNear, rootMargin]);
	useEffect(() => (isNear.value ? start() : undefined), [isNear.value, start]);
	return element;
}
