/** Dependencies of a training session; tests replace them with stubs. */

import { connectCoordinator } from "../../engine/training/client";
import { watchDatabase } from "../database";
import { dataSet } from "../dataSet";
import { deleteTraining, putTraining } from "../storage";
import type { CoordinatorServices } from "./coordinatorClient";
import { type Evaluators, evaluators } from "./evaluators";
import type { TrainingStore } from "./persistence";

export interface Services extends CoordinatorServices {
	evaluators: Evaluators;
	store: TrainingStore;
}

export const pageServices: Services = {
	connectCoordinator,
	trainExamples: (count) => dataSet.peek().bytesOf("train", count),
	evaluators,
	store: { putTraining, deleteTraining, watchDatabase },
};
