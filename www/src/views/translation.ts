/**
 * Page translators replace each text by an element of their own, so that what the page later writes into the text is not
 * seen any more. Here such a text takes its place again as soon as it changes; the translator then sees a new text.
 */

/** The elements of Chrome's and Edge's translators; others take over their form. */
const isTranslationElement = (node: Node | null | undefined): node is HTMLElement => node?.nodeName === "FONT";

/** The translator's element, by the text node that it replaces. */
const translations = new WeakMap<Node, HTMLElement>();

const textChanges = new MutationObserver((records) => {
	for (const { target } of records) {
		const translation = translations.get(target);
		translations.delete(target);
		if (translation?.isConnected && !target.isConnected) translation.replaceWith(target);
	}
});

const replacements = new MutationObserver((records) => {
	for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
		const translation = [...addedNodes, previousSibling, nextSibling].find(isTranslationElement);
		if (!translation) continue;
		for (const text of removedNodes) {
			if (text.nodeType !== Node.TEXT_NODE || text.isConnected) continue;
			translations.set(text, translation);
			textChanges.observe(text, { characterData: true });
		}
	}
});

export function surviveTranslation(): void {
	replacements.observe(document.body, { childList: true, subtree: true });
}
