/** Says why there are no codes to decode. */

import { ExamplesFailed } from "../drawing/ExamplesFailed";
import { areExamplesMissing } from "../drawing/examplesMissing";
import { texts } from "./texts";

export function NothingToDecode() {
	if (areExamplesMissing.value) return <ExamplesFailed />;
	return <p class="placeholder">{texts.value.nothingToDecode}</p>;
}
