/** Makes a test example the input of all views. */

import { pickExample } from "../../state/drawing";
import { imagesOf, testLabels } from "../../state/examples";
import { choose } from "./state";

/** Without its worker the page says so, and the input stays as it was. */
export async function pick(index: number): Promise<void> {
	choose(index);
	const [image] = await imagesOf([index]).catch(() => []);
	if (image) pickExample(index, testLabels.peek()[index], image);
}
