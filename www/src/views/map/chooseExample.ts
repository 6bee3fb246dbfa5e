/** Chooses an example; a test example becomes the input of all views. */

import { exampleWithNumber } from "../../state/exampleNumbers";
import { pickTestExample } from "../../state/examples";
import { setChosenExample } from "./state";

/** `number` is that of `exampleNumbers.ts`. Resolves to false if a test example did not become the input: its picture could not be loaded, or another input was chosen meanwhile. */
export async function chooseExample(number: number): Promise<boolean> {
	setChosenExample(number);
	const { split, index } = exampleWithNumber(number);
	return split === "train" || pickTestExample(index);
}
