/** Keeps the focus in a container whose focused control disappears: the container itself gets it then. */

import { useEffect, useRef } from "preact/hooks";

/** Returns the `ref` for the container, which needs `tabIndex={-1}`. Whether the focus was lost is checked whenever one of `changes` changes. */
export function useFocusFallback<T extends HTMLElement>(...changes: unknown[]) {
	const container = useRef<T>(null);
	const hadFocus = useRef(false);
	useEffect(() => {
		const onFocus = ({ target }: FocusEvent) => {
			hadFocus.current = target instanceof Node && container.current?.contains(target) === true;
		};
		document.addEventListener("focusin", onFocus);
		return () => document.removeEventListener("focusin", onFocus);
	}, []);
	useEffect(() => {
		if (hadFocus.current && document.activeElement === document.body) container.current?.focus({ preventScroll: true });
	}, changes);
	return container;
}
