/** Parts of the page that are downloaded when they are needed, and stylesheets that failed to load: Vite requests each only once. */

interface Missing {
	link: HTMLLinkElement;
	/** The parts that could not be shown for want of it. */
	parts: Set<string>;
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
		missing.set(target.href, { link: target, parts: missing.get(target.href)?.parts ?? new Set() });
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

/** Requests all of them again. Rejects if one is still missing that the part has failed for: not for those of other parts. */
async function fetchMissingStyles(part: string): Promise<void> {
	const styles = Array.from(missing.values(), async (style) => {
		style.again ??= fetchAgain(style);
		if (!(await style.again) && style.parts.has(part)) throw new Error(`${style.link.href} did not arrive`);
	});
	await Promise.all(styles);
}

/** Downloads a part of the page with its styles; tried again, it requests what was missing again. */
export async function loadPart<T>(part: string, load: () => Promise<T>): Promise<T | "failed"> {
	try {
		await fetchMissingStyles(part);
		return await load();
	} catch {
		// What is missing and has stopped no other part has stopped this one.
		for (const { parts } of missing.values()) if (parts.size === 0) parts.add(part);
		return "failed";
	}
}
