/** Copies text to the clipboard. Where the browser does not allow it, `manual` holds the text, to be copied by hand. */

import { useSignal } from "@preact/signals";

/** How long `hasCopied` stays true. */
const COPIED_MS = 2000;

export function useCopy() {
	const hasCopied = useSignal(false);
	const manual = useSignal<string | undefined>(undefined);

	/** Returns whether the text has been copied. */
	async function copy(text: string): Promise<boolean> {
		try {
			await navigator.clipboard.writeText(text);
		} catch {
			manual.value = text;
			return false;
		}
		manual.value = undefined;
		hasCopied.value = true;
		setTimeout(() => {
			hasCopied.value = false;
		}, COPIED_MS);
		return true;
	}

	return { copy, hasCopied, manual };
}
