/** Trains a model on the classes that are not excluded, so that it finds the excluded ones anomalous. */

import { remainingExampleCount } from "../../engine/modelSize";
import { dataSet, trainingExampleCounts } from "../../state/dataSet";
import { reportMissedStart } from "../oneClick/missedStart";
import { type PreloadView, trainAndKeep } from "../oneClick/trainAndKeep";
import { trainLink } from "../oneClick/trainLink";
import { chooseModel, excludedClasses, wantedModel, wantedThreshold } from "./state";

/** Has a prior, which one of the scores needs. */
const VARIATIONAL_MODEL = "variational_256-128-32";
/** A few hundred photographs teach it nothing for long: the prior holds the codes back. */
const PLAIN_MODEL = "vanilla_256-32";
const TRAINING_LENGTH = { steps: 500, batchSize: 128 };

/** What must not have changed meanwhile for the model to be chosen. */
const currentChoices = () => [
	dataSet.peek().id,
	wantedModel.peek(),
	String(excludedClasses.peek()),
	wantedThreshold.peek(),
];

/** It is used here once it is kept, unless something else was chosen meanwhile. The codecs of Train's settings are downloaded with it. */
export async function trainDetector(preloadView: PreloadView): Promise<void> {
	const [{ id: dataSetId, pretrainedFolder }, examples, choicesBefore] = [
		dataSet.peek(),
		trainingExampleCounts.peek(),
		currentChoices(),
	];
	const classesToExclude = [...excludedClasses.peek()];
	const { settingsCodecs } = await import("../train/setup/settingsCodec");
	if (dataSet.peek().id !== dataSetId) return reportMissedStart();
	const without = settingsCodecs.without?.write({ excludedClasses: classesToExclude } as never);
	const link = trainLink(remainingExampleCount(examples.count, classesToExclude, examples), TRAINING_LENGTH, {
		models: pretrainedFolder === undefined ? PLAIN_MODEL : VARIATIONAL_MODEL,
		digits: String(examples.count),
		...(without ? { without } : {}),
	});
	await trainAndKeep(preloadView, link, ([kept]) => {
		if (kept && currentChoices().every((choice, index) => choice === choicesBefore[index])) chooseModel(kept.id);
	});
}
