/** What is drawn or picked, as it goes into the models. */

import { computed } from "@preact/signals";
import type { Source } from "../engine/protocol";
import { revision, subject } from "./drawing";
import { rasterize } from "./rasterize";
import { PAD } from "./strokes";

/** Read off when it is asked for, and once. */
export const source = computed<Source>(() => {
	void revision.value;
	const value = subject.value;
	switch (value.kind) {
		case "strokes":
			return { kind: "ink", ink: rasterize(value.strokes), width: PAD, height: PAD };
		case "digit":
			return { kind: "image", image: value.image };
	}
});
