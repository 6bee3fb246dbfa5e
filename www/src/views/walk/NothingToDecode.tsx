/** In the place of codes that are not there: why. */

import { ExamplesFailed } from "../drawing/ExamplesFailed";
import { areExamplesMissing } from "../drawing/examplesMissing";
import { texts } from "./texts";

export function NothingToDecode() {
	if (areExamplesMissing.value) return <ExamplesFailed />;
	return <p class="placeholder">{texts.value.nothingToDecode}</p>;
}
