/**
 * A value that changes with the weights that a model's id stands for. They change for "live", the model in training, and for the
 * id of a pretrained model when another of the visitor's models stands in for it.
 */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { ModelId } from "../engine/protocol";
import { dataSet } from "./dataSet";
import { isOwnModel } from "./modelBytes";
import { modelInTraining } from "./modelInTraining";
import { ownModels } from "./ownModels";
import { perModel } from "./perModel";
import { newestStandIn } from "./standIns";

/** The id of the own model that stands in for a pretrained one; undefined without one, and for data sets with pretrained models. */
export const standInFor = perModel<ReadonlySignal<ModelId | undefined>>((pretrained) =>
	computed(() => {
		const { id, pretrainedFolder } = dataSet.value;
		return pretrainedFolder === undefined ? newestStandIn(ownModels.value, id, pretrained)?.id : undefined;
	}),
);

/** Equal for the same weights; undefined for weights that never change. */
export const weightsVersionOf = perModel<ReadonlySignal<unknown>>((id) => {
	if (id === "live") return modelInTraining;
	return isOwnModel(id) ? constant : standInFor(id);
});

const constant = signal(undefined);
