/** How long something in a page takes until it can be seen. */

/** In the page: does something, and waits for a change of the document after which `isDone` returns true. */
async function timeInPage(act, isDone) {
	const start = performance.now();
	await new Promise((resolve) => {
		const observer = new MutationObserver(() => {
			if (!isDone()) return;
			observer.disconnect();
			resolve();
		});
		observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
		act();
	});
	return performance.now() - start;
}

/** Milliseconds from `act` to the change after which `isDone` returns true; both are functions that run in the page and know nothing else. */
export function timeUntil(page, act, isDone) {
	return page.evaluate(`(${timeInPage})(${act}, ${isDone})`);
}
