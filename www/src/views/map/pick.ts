/** Chooses an example; one of the test becomes the input of all views. */

import { exampleAt } from "../../state/allExamples";
import { pickExample } from "../../state/drawing";
import { imagesOf, testLabels } from "../../state/examples";
import { choose } from "./state";

/** Without its worker the page says so, and the input stays as it was. */
export async function pick(number: number): Promise<void> {
	choose(number);
	const { part, index } = exampleAt(number);
	if (part === "train") return;
	const [image] = await imagesOf([index]).catch(() => []);
	if (image) pickExample(index, testLabels.peek()[index], image);
}
