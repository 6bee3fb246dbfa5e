/** A link to another view. It is a real link, so that it can be opened in a new tab: with the data set and the drawing. */

import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { linkTo, openView } from "../state/urlState";
import type { ViewId } from "../state/views";
import { PreloadViewContext } from "./PreloadViewContext";

interface Props {
	to: ViewId;
	isCurrent?: boolean;
	children: ComponentChildren;
}

/** Other clicks are left to the browser: new tab, download. */
export function isPlainClick(event: MouseEvent): boolean {
	return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

export function ViewLink({ to, isCurrent = false, children }: Props) {
	const preloadView = useContext(PreloadViewContext);
	/** The whole address is written when the link is reached: kept up to date it would be rendered with every stroke. */
	const updateHref = ({ currentTarget }: { currentTarget: HTMLAnchorElement }) => {
		currentTarget.href = linkTo(to);
	};
	const prepare = (event: { currentTarget: HTMLAnchorElement }) => {
		updateHref(event);
		void preloadView(to);
	};
	return (
		<a
			href={`#/${to}`}
			aria-current={isCurrent ? "page" : undefined}
			onClick={(event) => {
				if (!isPlainClick(event)) return;
				event.preventDefault();
				openView(to);
			}}
			onPointerEnter={prepare}
			onPointerDown={updateHref}
			onFocus={prepare}
		>
			{children}
		</a>
	);
}
