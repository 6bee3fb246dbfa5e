/** The names of denoising methods, as they are shown. */

import type { DenoiseMethod } from "../../engine/protocol";
import { sizedName } from "../modelTexts";
import { texts } from "./texts";

export function methodName(method: DenoiseMethod): string {
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
