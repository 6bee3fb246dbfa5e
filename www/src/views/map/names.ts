/** What an example on the maps is called. */

import { exampleWithNumber } from "../../state/exampleNumbers";
import { picturePathsOf } from "../../state/picturePaths";
import { exampleName, strings } from "../../strings";
import { labelOf } from "./maps";
import { texts } from "./texts";

/** Says whether it is a test or a training example. */
export function nameOf(number: number): string {
	const { split, index } = exampleWithNumber(number);
	const name = exampleName(index, labelOf(number));
	return split === "test" ? strings.value.example(name) : texts.value.training(name);
}

/** The file path of one of the visitor's own pictures; undefined for other examples. */
export function filePathOf(number: number): string | undefined {
	const { split, index } = exampleWithNumber(number);
	return picturePathsOf(split)[index];
}
