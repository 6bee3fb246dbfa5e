/** Many pictures combined into one by the worker, and saved as a PNG file. */

import { dataSet } from "../state/dataSet";
import { callModels } from "../state/engine";
import { theme } from "../state/preferences";
import { paletteOf } from "./colour";
import { enlarge, savePng } from "./download";

/** Images, one after another, in `columns` with a transparent pixel between them, in the colours of the theme. */
export async function saveContactSheet(name: string, images: Float32Array, columns: number): Promise<void> {
	const request = { images, columns, gap: 1, palette: paletteOf(dataSet.peek().displayStyle, theme.peek()) };
	// If the worker is lost, the page says so elsewhere, and there is nothing to save.
	const reply = await callModels("renderContactSheet", request).catch(() => undefined);
	if (reply) await savePng(name, enlarge(reply.image));
}
