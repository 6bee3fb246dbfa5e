/** Dependencies of a training session; tests replace them with stubs. */

import { connectCoordinator } from "../../engine/training/client";
import { watchDatabase } from "../database";
import { dataSet } from "../dataSet";
import { pretrainedBytes } from "../pretrainedModels";
import { deleteTraining, putTraining } from "../storage";
import type { CoordinatorServices } from "./coordinatorClient";
import { type Evaluators, evaluators } from "./evaluators";
import type { TrainingStore } from "./persistence";
import { takePreparedCoordinator } from "./preparedCoordinator";
import type { PretrainedOrigin } from "./training";

export interface SessionServices extends Omit<CoordinatorServices, "loadTrainExamples"> {
	/** Returns a loader for the training examples of the data set that is active now, also once another is. */
	trainExamplesLoader(): CoordinatorServices["loadTrainExamples"];
	/** The file of a model that a training begins with. */
	pretrainedFile(origin: PretrainedOrigin): Promise<Uint8Array>;
	evaluators: Evaluators;
	store: TrainingStore;
}

export const pageServices: SessionServices = {
	connectCoordinator,
	takePreparedCoordinator,
	trainExamplesLoader() {
		const shown = dataSet.peek();
		return (count) => shown.loadIdx("train", count);
	},
	pretrainedFile: ({ data, model }) => pretrainedBytes(data, model),
	evaluators,
	store: { putTraining, deleteTraining, watchDatabase },
};
