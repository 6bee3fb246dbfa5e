/** Model input: the current drawing or test example. */

import { computed } from "@preact/signals";
import type { ImageSource } from "../engine/protocol";
import { revision, subject } from "./drawing";
import { rasterize } from "./rasterize";
import { PAD_SIDE } from "./strokes";

/** Rasterised once, when it is first read. */
export const imageSource = computed<ImageSource>(() => {
	void revision.value;
	const value = subject.value;
	switch (value.kind) {
		case "strokes":
			return { kind: "ink", ink: rasterize(value.strokes), width: PAD_SIDE, height: PAD_SIDE };
		case "example":
			return { kind: "image", image: value.image };
	}
});
