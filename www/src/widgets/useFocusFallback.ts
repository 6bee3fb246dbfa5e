/** Keeps the focus in a part of the page whose focused control disappears: the part itself gets it then. */

import { useEffect, useRef } from "preact/hooks";

/** Gives the `ref` of the part, which needs `tabIndex={-1}`; controls may disappear whenever one of `changes` does change. */
export function useFocusFallback<T extends HTMLElement>(...changes: unknown[]) {
	const part = useRef<T>(null);
	const hadFocus = useRef(false);
	useEffect(() => {
		const onFocus = ({ target }: FocusEvent) => {
			hadFocus.current = target instanceof Node && part.current?.contains(target) === true;
		};
		document.addEventListener("focusin", onFocus);
		return () => document.removeEventListener("focusin", onFocus);
	}, []);
	useEffect(() => {
		if (hadFocus.current && document.activeElement === document.body) part.current?.focus({ preventScroll: true });
	}, changes);
	return part;
}
