/** What each model makes of the test digits: asked for once, and again of a new worker. */

import { effect, type ReadonlySignal } from "@preact/signals";
import type { ModelId, Survey } from "../engine/protocol";
import { testLabels } from "./digits";
import { currentClient, isReady, needModels } from "./engine";
import { follow } from "./follow";
import { held } from "./held";
import { forEachModel } from "./results";

/** All that the page has. */
const COUNT = 1000;

const surveys = forEachModel(() => held<Survey>());

export function surveyOf(model: ModelId): ReadonlySignal<Survey | undefined> {
	return surveys[model].shown;
}

/** Keeps the survey of the model that `which` names, if any. */
export function keepSurveyed(which: () => ModelId | undefined): () => void {
	// Apart from the question below, which is asked again when the model has failed, and would load it again and again.
	const endLoading = effect(() => {
		const model = which();
		if (model !== undefined) needModels([model]);
	});
	const endAsking = follow(
		() => {
			const model = which();
			if (model === undefined || surveyOf(model).value) return undefined;
			return isReady(model) && testLabels.value.length > 0 ? { model, count: COUNT } : undefined;
		},
		(question) => currentClient().call("survey", question),
		(survey, { model }) => {
			surveys[model].keep(survey);
		},
	);
	return () => {
		endLoading();
		endAsking();
	};
}
