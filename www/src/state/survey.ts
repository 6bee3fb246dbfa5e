/** What each model makes of the test digits: asked for once, and again of a new worker. */

import { type Signal, signal } from "@preact/signals";
import type { ModelId, Survey } from "../../engine/protocol";
import { testLabels } from "../../state/digits";
import { currentClient, isReady, needModels } from "../../state/engine";
import { follow } from "../../state/follow";

/** All that the page has. */
const COUNT = 1000;

const surveys = new Map<ModelId, Signal<Survey | undefined>>();

export function surveyOf(model: ModelId): Signal<Survey | undefined> {
	const survey = surveys.get(model) ?? signal<Survey | undefined>(undefined);
	surveys.set(model, survey);
	return survey;
}

/** Keeps the survey of the model that `which` names; what is shown of one is gone while the worker has none. */
export function keepSurveyed(which: () => ModelId): () => void {
	return follow(
		() => {
			const model = which();
			needModels([model]);
			if (isReady(model) && testLabels.value.length > 0) return { model, count: COUNT };
			surveyOf(model).value = undefined;
			return undefined;
		},
		(question) => currentClient().call("survey", question),
		(survey, { model }) => {
			surveyOf(model).value = survey;
		},
	);
}
