/** Dependencies of a training session; tests replace them with stubs. */

import { fetchDigits } from "../../engine/client";
import { connectCoordinator } from "../../engine/training/client";
import { watchDatabase } from "../database";
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
	fetchDigits,
	evaluators,
	store: { putTraining, deleteTraining, watchDatabase },
};
