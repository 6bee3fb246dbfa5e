/** Model input: the current drawing or test example. */

import { computed } from "@preact/signals";
import type { ImageSource } from "../engine/protocol";
import { revision, subject } from "./drawing";
import { rasterize } from "./rasterize";
import { PAD } from "./strokes";

/** Rasterised once, when it is first read. */
export const imageSource = computed<ImageSource>(() => {
	void revision.value;
	const value = subject.value;
	switch (value.kind) {
		case "strokes":
			return { kind: "ink", ink: rasterize(value.strokes), width: PAD, height: PAD };
		case "example":
			return { kind: "image", image: value.image };
	}
});
