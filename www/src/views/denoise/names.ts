/** The names of the methods where they are compared. */

import type { DenoiseMethod } from "../../engine/protocol";
import { modelTexts } from "../modelTexts";
import { texts } from "./texts";

export function nameOf(method: DenoiseMethod): string {
	const { unprocessed, median, sized } = texts.value;
	switch (method) {
		case "noisy":
			return unprocessed;
		case "median":
			return median;
		case "variational-2":
			return sized(modelTexts(method).name, 2);
		case "variational-16":
			return sized(modelTexts(method).name, 16);
		default:
			return modelTexts(method).name;
	}
}
