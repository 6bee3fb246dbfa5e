/**
 * What changes with the weights that an id stands for. They change for "live", the model in training, and for the id of a shipped
 * model whose place a model of the visitor's takes, when a newer one takes it.
 */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ModelId } from "../engine/protocol";
import { dataSet } from "./dataSet";
import { isOwn } from "./modelBytes";
import { modelInTraining } from "./modelInTraining";
import { ownModels } from "./ownModels";
import { perModel } from "./perModel";
import { newestInRole } from "./roles";

/** The visitor's model that takes the place of a shipped one; undefined where the data set comes with models, and while there is none. */
export const standInFor = perModel<ReadonlySignal<ModelId | undefined>>((shipped) =>
	computed(() => {
		const { id, models } = dataSet.value;
		return models === undefined ? newestInRole(ownModels.value, id, shipped)?.id : undefined;
	}),
);

/** Equal for the same weights; undefined for weights that never change. */
export const versionOf = perModel<ReadonlySignal<unknown>>((id) => {
	if (id === "live") return modelInTraining;
	return isOwn(id) ? never : standInFor(id);
});

const never = signal(undefined);
