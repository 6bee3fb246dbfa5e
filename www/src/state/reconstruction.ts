/** The models that Reconstruct shows side by side, and their results for the drawing. */

import { computed, effect } from "@preact/signals";
import type { ModelId, OwnId } from "../engine/protocol";
import { callModels, isReady, needModels } from "./engine";
import { ownCodec, usable } from "./modelSelection";
import { show } from "./results";
import { source } from "./source";
import { syncLatest } from "./syncLatest";
import { choice, linked, view } from "./urlState";

const variationalIds = ["variational-2", "variational-16"] as const;
export type VariationalId = (typeof variationalIds)[number];
/** Which of the two variational models is shown: 16 dimensions keep a digit recognisable, 2 can be plotted. */
export const variational = linked<VariationalId>(
	"reconstruct",
	"variational",
	"variational-16",
	choice(variationalIds),
);

/** The visitor's own model beside them. */
export const wantedOwn = linked<OwnId | undefined>("reconstruct", "own", undefined, ownCodec);
export const own = usable(wantedOwn, undefined);

export const shownModels = computed<readonly ModelId[]>(() => [
	"vanilla",
	"convolutional",
	variational.value,
	...(own.value ? [own.value] : []),
]);

/** Shows the other variational model, and loads it if need be. */
export function chooseVariational(id: VariationalId): void {
	variational.value = id;
	needModels([id]);
}

/** Keeps the results in sync with the drawing, while the view is shown. */
export function startReconstruction(): void {
	// Not in the request below, which is sent again when a model has failed, and would load it forever.
	effect(() => {
		if (view.value === "reconstruct") needModels(shownModels.value);
	});
	syncLatest(
		() => {
			if (view.value !== "reconstruct") return undefined;
			const models = shownModels.value.filter(isReady);
			return models.length > 0 ? { source: source.value, models } : undefined;
		},
		(request) => callModels("reconstruct", request),
		(reply) => show(reply),
	);
}
