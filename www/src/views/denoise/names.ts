/** The names of the methods where they are compared. */

import type { DenoiseMethod } from "../../engine/protocol";
import { sizedName } from "../modelTexts";
import { texts } from "./texts";

export function nameOf(method: DenoiseMethod): string {
	const { unprocessed, median } = texts.value;
	switch (method) {
		case "noisy":
			return unprocessed;
		case "median":
			return median;
		default:
			return sizedName(method);
	}
}
