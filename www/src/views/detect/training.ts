/** Trains a model that finds what is excluded here. */

import { remainingExamples } from "../../engine/modelSize";
import { dataSet, trainingExamples } from "../../state/dataSet";
import { missStart } from "../oneClick/missedStart";
import { type Prepare, trainAndKeep } from "../oneClick/trainAndKeep";
import { trainLink } from "../oneClick/trainLink";
import { chooseModel, excluded, wantedModel, wantedThreshold } from "./state";

/** With a prior, so that all scores can be had of it. */
const WITH_PRIOR = "variational_256-128-32";
/** A few hundred photographs teach it nothing for long: the prior holds the codes back. */
const WITHOUT_PRIOR = "vanilla_256-32";
const LENGTH = { steps: 500, batch: 128 };

/** What must not have changed meanwhile for the model to be chosen. */
const choices = () => [dataSet.peek().id, wantedModel.peek(), String(excluded.peek()), wantedThreshold.peek()];

/** It is used here once it is kept, unless something else was chosen meanwhile. The codecs of Train's settings are downloaded with it. */
export async function trainDetector(prepare: Prepare): Promise<void> {
	const [{ id: data, models }, examples, chosen] = [dataSet.peek(), trainingExamples.peek(), choices()];
	const excludedClasses = [...excluded.peek()];
	const { settingsCodecs } = await import("../train/setup/settingsCodec");
	if (dataSet.peek().id !== data) return missStart();
	const without = settingsCodecs.without?.write({ excludedClasses } as never);
	const link = trainLink(remainingExamples(examples.count, excludedClasses, examples), LENGTH, {
		models: models === undefined ? WITHOUT_PRIOR : WITH_PRIOR,
		digits: String(examples.count),
		...(without ? { without } : {}),
	});
	await trainAndKeep(prepare, link, ([kept]) => {
		if (kept && choices().every((choice, at) => choice === chosen[at])) chooseModel(kept.id);
	});
}
