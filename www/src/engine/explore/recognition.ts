/** Recognises test examples and drawings by their nearest training examples, and by a linear probe. */

import { range } from "../indices";
import type { Handlers } from "../serve";
import { chunkSize, forEachChunk } from "./chunks";
import { countClasses, evaluatePredictions } from "./classifierMetrics";
import type { ExploreContract, RecognisedImage } from "./contract";
import { featureExtractor } from "./features";
import { examplesOf, expectLabels, toModelInput } from "./loaded";
import { recogniserFor } from "./recogniser";
import { reportRange, tasks } from "./tasks";

type Calls = ExploreContract;

async function evaluateRecogniser({ taskId, k, ...settings }: Calls["evaluateRecogniser"]["request"]) {
	return tasks.run(taskId, async (report): Promise<Calls["evaluateRecogniser"]["reply"]> => {
		const { labelledFeatures, probe } = await recogniserFor(settings, reportRange(report, 0, 0.5));
		const [test, extract] = [examplesOf("test"), featureExtractor(settings.features)];
		const labels = expectLabels("test", range(0, test.length));
		const [byNeighbours, byProbe] = [new Uint8Array(test.length), new Uint8Array(test.length)];
		const size = chunkSize(labelledFeatures.length * labelledFeatures.width);
		await forEachChunk(test.length, size, reportRange(report, 0.5, 1), (start, end) => {
			const rows = extract(test.images(range(start, end)));
			byNeighbours.set(labelledFeatures.classify(rows, k), start);
			byProbe.set(probe.classify(rows), start);
		});
		const classCount = Math.max(labelledFeatures.classCount, countClasses(labels));
		return {
			classCount,
			neighbours: evaluatePredictions(labels, byNeighbours, classCount),
			probe: evaluatePredictions(labels, byProbe, classCount),
		};
	});
}

async function recogniseImage({ taskId, k, source, ...settings }: Calls["recogniseImage"]["request"]) {
	return tasks.run(taskId, async (report) => {
		const image = toModelInput(source);
		if (!image) return { recognised: undefined };
		const { trainIndices, labelledFeatures, probe } = await recogniserFor(settings, report);
		const row = featureExtractor(settings.features)(image);
		const nearest = labelledFeatures.nearest(row, k);
		const { distances } = nearest;
		const indices = Uint32Array.from(nearest.indices, (at) => trainIndices[at] ?? 0);
		nearest.free();
		const labels = expectLabels("train", indices);
		const votes = new Uint32Array(labelledFeatures.classCount);
		for (const label of labels) votes[label] = (votes[label] ?? 0) + 1;
		const recognised: RecognisedImage = { indices, labels, distances, votes, probabilities: probe.probabilities(row) };
		return { recognised };
	});
}

export const recognitionHandlers = {
	evaluateRecogniser,
	recogniseImage,
} satisfies Partial<Handlers<ExploreContract>>;
