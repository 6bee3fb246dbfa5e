/** What changes with the weights of a model. Only one's own change: the one in training, and those in the place of shipped ones. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ModelId } from "../engine/protocol";
import { dataSet } from "./dataSet";
import { isOwn } from "./modelBytes";
import { modelInTraining } from "./modelInTraining";
import { ownModels } from "./ownModels";
import { perModel } from "./perModel";
import { newestInRole } from "./roles";

/** The own model that takes the place of a shipped one; undefined where the data set comes with models, and while there is none. */
export const holderOf = perModel<ReadonlySignal<ModelId | undefined>>((role) =>
	computed(() => {
		const { id, models } = dataSet.value;
		return models === undefined ? newestInRole(ownModels.value, id, role)?.id : undefined;
	}),
);

/** Equal for the same weights; undefined for weights that never change. */
export const versionOf = perModel<ReadonlySignal<unknown>>((id) => {
	if (id === "live") return modelInTraining;
	return isOwn(id) ? never : holderOf(id);
});

const never = signal(undefined);
