/** Dependencies of a training session; tests replace them with stubs. */

import { connectCoordinator } from "../../engine/training/client";
import { watchDatabase } from "../database";
import { dataSet } from "../dataSet";
import { shippedBytes } from "../shippedModels";
import { deleteTraining, putTraining } from "../storage";
import type { CoordinatorServices } from "./coordinatorClient";
import { type Evaluators, evaluators } from "./evaluators";
import type { TrainingStore } from "./persistence";
import { takePrepared } from "./preparedCoordinator";
import type { Origin } from "./training";

export interface Services extends Omit<CoordinatorServices, "trainExamples"> {
	/** Fetches training examples of the data set that is shown now, also when another is. */
	fetcherOfShown(): CoordinatorServices["trainExamples"];
	/** The file of a model that a training begins with. */
	modelFile(origin: Origin): Promise<Uint8Array>;
	evaluators: Evaluators;
	store: TrainingStore;
}

export const pageServices: Services = {
	connectCoordinator,
	takePrepared,
	fetcherOfShown() {
		const shown = dataSet.peek();
		return (count) => shown.bytesOf("train", count);
	},
	modelFile: ({ data, model }) => shippedBytes(data, model),
	evaluators,
	store: { putTraining, deleteTraining, watchDatabase },
};
