import type { Page } from "@playwright/test";
import type { ModelFile } from "../../e2e/support/modelFiles";

/**
 * Drops files on the page, made there: the browser's driver would keep a handle to the field through which it chooses files, and
 * with it the list of models of every round.
 */
export async function dropFiles(page: Page, ...files: readonly ModelFile[]): Promise<void> {
	const contents = files.map(({ name, buffer }) => ({ name, text: buffer.toString("base64") }));
	await page.evaluate((contents) => {
		const dataTransfer = new DataTransfer();
		for (const { name, text } of contents) {
			const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
			dataTransfer.items.add(new File([bytes], name));
		}
		document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
	}, contents);
}
