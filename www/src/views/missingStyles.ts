/** Stylesheets that failed to load. Vite requests each only once, so a view loaded later would lack its styles. */

const missing = new Set<HTMLLinkElement>();

// In the capture phase, because `error` events do not bubble.
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
