/** How long something in a page takes until it can be seen. */

/** In the page: does something, and waits for a change of the document after which something else holds. */
async function timeInPage(act, holds) {
	const start = performance.now();
	await new Promise((resolve) => {
		const observer = new MutationObserver(() => {
			if (!holds()) return;
			observer.disconnect();
			resolve();
		});
		observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
		act();
	});
	return performance.now() - start;
}

/** Milliseconds from `act` to the change after which `holds`; both are functions that run in the page and know nothing else. */
export function timeUntil(page, act, holds) {
	return page.evaluate(`(${timeInPage})(${act}, ${holds})`);
}
