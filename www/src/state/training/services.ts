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

export interface Services extends CoordinatorServices {
	/** The file of a model that a training begins with. */
	modelFile(origin: Origin): Promise<Uint8Array>;
	evaluators: Evaluators;
	store: TrainingStore;
}

export const pageServices: Services = {
	connectCoordinator,
	takePrepared,
	trainExamples: (count) => dataSet.peek().bytesOf("train", count),
	modelFile: ({ data, model }) => shippedBytes(data, model),
	evaluators,
	store: { putTraining, deleteTraining, watchDatabase },
};
