/** What recognises by one kind of features: labelled training examples, and a linear probe trained on them. */

import type { Features, LabelledFeatures, LinearProbe } from "autoencoders";
import { evenIndices } from "../indices";
import type { RecogniserSettings } from "./contract";
import { featuresOf } from "./features";
import { beforeReplaced, dataOf, expectLabels } from "./loaded";
import { type ReportProgress, reportPart, tasks } from "./tasks";

interface Recogniser {
	/** of the training examples that it knows */
	indices: Uint32Array;
	known: LabelledFeatures;
	probe: LinearProbe;
}

/** By kind of features, degree and number of examples. */
const recognisers = new Map<string, Recogniser>();

function drop(key: string): void {
	const recogniser = recognisers.get(key);
	if (recogniser) tasks.retire(recogniser.known, recogniser.probe);
	recognisers.delete(key);
}

beforeReplaced((what) => {
	if (what === "test" || what === "other") return;
	for (const key of recognisers.keys()) if (what === "train" || key.includes(JSON.stringify(what))) drop(key);
});

/** Fitted once for as long as the training examples and the model stay. */
export async function recogniserFor(
	settings: Omit<RecogniserSettings, "k">,
	report: ReportProgress,
): Promise<Recogniser> {
	const { features, degree, examples } = settings;
	const key = JSON.stringify([features, degree, examples]);
	const found = recognisers.get(key);
	if (found) return found;
	const indices = evenIndices(dataOf("train").length, examples);
	const labels = expectLabels("train", indices);
	const rows = await featuresOf(features, [{ part: "train", indices }], reportPart(report, 0, 0.5));
	const known = labelled(rows, labels);
	try {
		const recogniser = { indices, known, probe: await fitProbe(known, degree, reportPart(report, 0.5, 1)) };
		drop(key); // another task may have been faster
		recognisers.set(key, recogniser);
		return recogniser;
	} catch (thrown) {
		known.free();
		throw thrown;
	}
}

/** Frees the features. */
function labelled(rows: Features, labels: Uint8Array): LabelledFeatures {
	try {
		return rows.label(labels);
	} finally {
		rows.free();
	}
}

/** Steps after which most of the fit is done; only the progress depends on it. */
const USUAL_STEPS = 50;

async function fitProbe(
	known: LabelledFeatures,
	degree: RecogniserSettings["degree"],
	report: ReportProgress,
): Promise<LinearProbe> {
	const fit = known.fitProbe(degree);
	try {
		for (let step = 1; fit.step(); step++) await report(step / (step + USUAL_STEPS));
		return fit.probe();
	} finally {
		fit.free();
	}
}
