/** Stylesheets that failed to load. Vite requests each only once, so a view loaded later would lack its styles. */

import type { ViewId } from "../state/views";

interface Missing {
	link: HTMLLinkElement;
	/** What could not be shown for want of it. */
	views: Set<ViewId>;
	/** Its download, while it is requested again; false if that failed. */
	again?: Promise<boolean>;
}

/** By address. */
const missing = new Map<string, Missing>();

// In the capture phase, because `error` events do not bubble.
addEventListener(
	"error",
	({ target }) => {
		if (!(target instanceof HTMLLinkElement) || target.rel !== "stylesheet") return;
		missing.set(target.href, { link: target, views: missing.get(target.href)?.views ?? new Set() });
	},
	true,
);

function fetchAgain({ link }: Missing): Promise<boolean> {
	const again = link.cloneNode() as HTMLLinkElement;
	return new Promise((resolve) => {
		again.addEventListener("load", () => resolve(missing.delete(link.href)));
		again.addEventListener("error", () => resolve(false));
		link.replaceWith(again);
	});
}

/** Requests all of them again. Rejects if one is still missing that the view has failed for: not for those of other views. */
export async function fetchMissingStyles(view: ViewId): Promise<void> {
	const styles = Array.from(missing.values(), async (style) => {
		style.again ??= fetchAgain(style);
		if (!(await style.again) && style.views.has(view)) throw new Error(`${style.link.href} did not arrive`);
	});
	await Promise.all(styles);
}

/** What is missing and has stopped no other view has stopped this one. */
export function noteStyleFailure(view: ViewId): void {
	for (const { views } of missing.values()) if (views.size === 0) views.add(view);
}
