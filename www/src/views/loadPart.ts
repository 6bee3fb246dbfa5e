/** Parts of the page that are downloaded when they are needed, and stylesheets that failed to load: Vite requests each only once. */

interface MissingStylesheet {
	link: HTMLLinkElement;
	/** The parts that could not be shown for want of it. */
	parts: Set<string>;
	/** Its second download, while that runs; resolves to false if it failed. */
	reloading?: Promise<boolean>;
}

/** By the stylesheet's address. */
const missingStylesheets = new Map<string, MissingStylesheet>();

// In the capture phase, because `error` events do not bubble.
addEventListener(
	"error",
	({ target }) => {
		if (!(target instanceof HTMLLinkElement) || target.rel !== "stylesheet") return;
		missingStylesheets.set(target.href, {
			link: target,
			parts: missingStylesheets.get(target.href)?.parts ?? new Set(),
		});
	},
	true,
);

function reloadStylesheet({ link }: MissingStylesheet): Promise<boolean> {
	const copy = link.cloneNode() as HTMLLinkElement;
	return new Promise((resolve) => {
		copy.addEventListener("load", () => resolve(missingStylesheets.delete(link.href)));
		copy.addEventListener("error", () => resolve(false));
		link.replaceWith(copy);
	});
}

/** Requests all of them again. Rejects if one is still missing that the part has failed for: not for those of other parts. */
async function fetchMissingStylesheets(part: string): Promise<void> {
	const styles = Array.from(missingStylesheets.values(), async (style) => {
		style.reloading ??= reloadStylesheet(style);
		if (!(await style.reloading) && style.parts.has(part)) throw new Error(`${style.link.href} did not arrive`);
	});
	await Promise.all(styles);
}

/** Downloads a part of the page with its styles; tried again, it requests what was missing again. */
export async function loadPart<T>(part: string, load: () => Promise<T>): Promise<T | "failed"> {
	try {
		await fetchMissingStylesheets(part);
		return await load();
	} catch {
		// A stylesheet that is missing and has stopped no other part must have stopped this one.
		for (const { parts } of missingStylesheets.values()) if (parts.size === 0) parts.add(part);
		return "failed";
	}
}
