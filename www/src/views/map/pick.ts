/** Chooses an example; one of the test becomes the input of all views. */

import { exampleOf } from "../../state/exampleNumbers";
import { pickTestExample } from "../../state/examples";
import { choose } from "./state";

export async function pick(number: number): Promise<void> {
	choose(number);
	const { part, index } = exampleOf(number);
	if (part === "train") return;
	await pickTestExample(index);
}
