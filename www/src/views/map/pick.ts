/** Chooses an example; one of the test becomes the input of all views. False where it has not: its picture did not come, or another came first. */

import { exampleOf } from "../../state/exampleNumbers";
import { pickTestExample } from "../../state/examples";
import { choose } from "./state";

export async function pick(number: number): Promise<boolean> {
	choose(number);
	const { part, index } = exampleOf(number);
	return part === "train" || pickTestExample(index);
}
