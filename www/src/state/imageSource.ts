/** Model input: the current drawing or test example. */

import { computed } from "@preact/signals";
import type { ImageSource } from "../engine/protocol";
import { padContent, strokeRevision } from "./drawing";
import { rasterize } from "./rasterize";
import { PAD_SIDE_UNITS } from "./strokes";

/** Rasterised once, when it is first read. */
export const imageSource = computed<ImageSource>(() => {
	void strokeRevision.value;
	const value = padContent.value;
	switch (value.kind) {
		case "strokes":
			// one pixel per unit of the pad
			return { kind: "ink", ink: rasterize(value.strokes), width: PAD_SIDE_UNITS, height: PAD_SIDE_UNITS };
		case "example":
			return { kind: "image", image: value.image };
	}
});
