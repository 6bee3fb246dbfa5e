/** Trains a model that finds what is excluded here. */

import { dataSet, trainCount } from "../../state/dataSet";
import { type Prepare, trainAndKeep } from "../oneClick/trainAndKeep";
import { chooseModel, excluded } from "./state";

/** With a prior, so that all scores can be had of it. */
const WITH_PRIOR = "variational_256-128-32";
/** A few hundred photographs teach it nothing for long: the prior holds the codes back. */
const WITHOUT_PRIOR = "vanilla_256-32";
const EPOCHS = 5;
const BATCH = 128;
/** A small data set needs more epochs to be learnt. */
const MIN_STEPS = 500;

/** Whole epochs. */
function epochsFor(count: number): number {
	return Math.max(EPOCHS, Math.ceil((MIN_STEPS * BATCH) / count));
}

/** It is used here once it is kept. The codecs of Train's settings are downloaded with it. */
export async function trainDetector(prepare: Prepare): Promise<void> {
	const { settingsCodecs } = await import("../train/setup/settingsCodec");
	const count = trainCount.peek();
	const without = settingsCodecs.without?.write({ excludedClasses: [...excluded.peek()] } as never);
	const entries = new URLSearchParams({
		data: dataSet.peek().id,
		models: dataSet.peek().models === undefined ? WITHOUT_PRIOR : WITH_PRIOR,
		digits: String(count),
		batch: String(Math.min(BATCH, count)),
		epochs: String(epochsFor(count)),
		...(without ? { without } : {}),
	});
	const data = dataSet.peek().id;
	await trainAndKeep(prepare, `#/train?${entries}`, ([kept]) => {
		if (kept && dataSet.peek().id === data) chooseModel(kept.id);
	});
}
