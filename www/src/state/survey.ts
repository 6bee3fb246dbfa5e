/** What each model makes of the test digits: asked for once, and again of a new worker. */

import { effect, type Signal, signal } from "@preact/signals";
import type { ModelId, Survey } from "../engine/protocol";
import { testLabels } from "./digits";
import { currentClient, engine, isReady, needModels } from "./engine";
import { follow } from "./follow";

/** All that the page has. */
const COUNT = 1000;

const surveys = new Map<ModelId, Signal<Survey | undefined>>();

// A new worker has surveyed nothing.
effect(() => {
	void engine.value;
	for (const survey of surveys.values()) survey.value = undefined;
});

export function surveyOf(model: ModelId): Signal<Survey | undefined> {
	const survey = surveys.get(model) ?? signal<Survey | undefined>(undefined);
	surveys.set(model, survey);
	return survey;
}

/** Keeps the survey of the model that `which` names, if any. */
export function keepSurveyed(which: () => ModelId | undefined): () => void {
	return follow(
		() => {
			const model = which();
			if (model === undefined || surveyOf(model).value) return undefined;
			needModels([model]);
			return isReady(model) && testLabels.value.length > 0 ? { model, count: COUNT } : undefined;
		},
		(question) => currentClient().call("survey", question),
		(survey, { model }) => {
			surveyOf(model).value = survey;
		},
	);
}
