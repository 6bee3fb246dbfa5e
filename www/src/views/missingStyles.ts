/** Stylesheets that did not arrive. Vite asks for each but once, so that a view that came later would come without them. */

const missing = new Set<HTMLLinkElement>();

// While it goes down to its link: `error` does not bubble.
addEventListener(
	"error",
	({ target }) => {
		if (target instanceof HTMLLinkElement && target.rel === "stylesheet") missing.add(target);
	},
	true,
);

function fetchAgain(link: HTMLLinkElement): Promise<void> {
	missing.delete(link);
	const again = link.cloneNode() as HTMLLinkElement;
	return new Promise((resolve, reject) => {
		again.addEventListener("load", () => resolve());
		again.addEventListener("error", () => reject(new Error(`${link.href} did not arrive`)));
		link.replaceWith(again);
	});
}

export async function fetchMissingStyles(): Promise<void> {
	await Promise.all(Array.from(missing, fetchAgain));
}
