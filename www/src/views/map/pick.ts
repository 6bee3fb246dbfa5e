/** Chooses an example; one of the test becomes the input of all views. */

import { exampleOf } from "../../state/exampleNumbers";
import { pickTestExample } from "../../state/examples";
import { choose } from "./state";

/** False where a test example has not become the input: its picture did not come, or another came first. */
export async function pick(number: number): Promise<boolean> {
	choose(number);
	const { part, index } = exampleOf(number);
	return part === "train" || pickTestExample(index);
}
