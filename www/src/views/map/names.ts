/** What an example on the maps is called. */

import { exampleOf } from "../../state/exampleNumbers";
import { pathsOf } from "../../state/paths";
import { exampleName, strings } from "../../strings";
import { labelOf } from "./maps";
import { texts } from "./texts";

/** As a test example, or as one of the training part. */
export function nameOf(number: number): string {
	const { part, index } = exampleOf(number);
	const name = exampleName(index, labelOf(number));
	return part === "test" ? strings.value.example(name) : texts.value.training(name);
}

/** Of one of the visitor's own pictures. */
export function pathOf(number: number): string | undefined {
	const { part, index } = exampleOf(number);
	return pathsOf(part)[index];
}
