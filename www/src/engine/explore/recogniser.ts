/** What recognises by one kind of features: labelled training examples, and a linear probe trained on them. */

import type { Features, LabelledFeatures, LinearProbe } from "autoencoders";
import { evenlySpacedIndices } from "../indices";
import type { RecogniserSettings } from "./contract";
import { computeFeatures } from "./features";
import { examplesOf, expectLabels, onBeforeReplace } from "./loaded";
import { type ReportProgress, reportRange, tasks } from "./tasks";

interface Recogniser {
	trainIndices: Uint32Array;
	labelledFeatures: LabelledFeatures;
	probe: LinearProbe;
}

/** By kind of features, degree and number of examples. */
const recognisers = new Map<string, Recogniser>();

function dropRecogniser(key: string): void {
	const recogniser = recognisers.get(key);
	if (recogniser) tasks.freeWhenIdle(recogniser.labelledFeatures, recogniser.probe);
	recognisers.delete(key);
}

onBeforeReplace((replaced) => {
	if (replaced === "test" || replaced === "other") return;
	for (const key of recognisers.keys())
		if (replaced === "train" || key.includes(JSON.stringify(replaced))) dropRecogniser(key);
});

/** Fitted once for as long as the training examples and the model stay. */
export async function recogniserFor(
	settings: Omit<RecogniserSettings, "k">,
	report: ReportProgress,
): Promise<Recogniser> {
	const { features, degree, maxExamples } = settings;
	const key = JSON.stringify([features, degree, maxExamples]);
	const found = recognisers.get(key);
	if (found) return found;
	const indices = evenlySpacedIndices(examplesOf("train").length, maxExamples);
	const labels = expectLabels("train", indices);
	const rows = await computeFeatures(features, [{ split: "train", indices }], reportRange(report, 0, 0.5));
	const labelledFeatures = withLabels(rows, labels);
	try {
		const recogniser = {
			trainIndices: indices,
			labelledFeatures,
			probe: await fitProbe(labelledFeatures, degree, reportRange(report, 0.5, 1)),
		};
		dropRecogniser(key); // another task may have been faster
		recognisers.set(key, recogniser);
		return recogniser;
	} catch (thrown) {
		labelledFeatures.free();
		throw thrown;
	}
}

/** Frees the features. */
function withLabels(rows: Features, labels: Uint8Array): LabelledFeatures {
	try {
		return rows.label(labels);
	} finally {
		rows.free();
	}
}

/** Steps after which most of the fit is done; only the progress depends on it. */
const TYPICAL_STEPS = 50;

async function fitProbe(
	labelledFeatures: LabelledFeatures,
	degree: RecogniserSettings["degree"],
	report: ReportProgress,
): Promise<LinearProbe> {
	const fit = labelledFeatures.fitProbe(degree);
	try {
		for (let step = 1; fit.step(); step++) await report(step / (step + TYPICAL_STEPS));
		return fit.probe();
	} finally {
		fit.free();
	}
}
