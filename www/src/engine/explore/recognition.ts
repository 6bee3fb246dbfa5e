/** Recognises test examples and drawings by their nearest training examples, and by a linear probe. */

import { range } from "../indices";
import type { Handlers } from "../serve";
import { chunkFor, inChunks } from "./chunks";
import type { ExploreContract, Recognised } from "./contract";
import { extractorOf } from "./features";
import { classesIn, judge } from "./judged";
import { dataOf, expectLabels, toModelInput } from "./loaded";
import { recogniserFor } from "./recogniser";
import { reportPart, tasks } from "./tasks";

type Calls = ExploreContract;

async function recogniseAll({ task, k, ...settings }: Calls["recogniseAll"]["request"]) {
	return tasks.run(task, async (report): Promise<Calls["recogniseAll"]["reply"]> => {
		const { known, probe } = await recogniserFor(settings, reportPart(report, 0, 0.5));
		const [test, extract] = [dataOf("test"), extractorOf(settings.features)];
		const labels = expectLabels("test", range(0, test.length));
		const [byNeighbours, byProbe] = [new Uint8Array(test.length), new Uint8Array(test.length)];
		const size = chunkFor(known.length * known.width);
		await inChunks(test.length, size, reportPart(report, 0.5, 1), (start, end) => {
			const rows = extract(test.images(range(start, end)));
			byNeighbours.set(known.classify(rows, k), start);
			byProbe.set(probe.classify(rows), start);
		});
		const classes = Math.max(known.classes, classesIn(labels));
		return { classes, neighbours: judge(labels, byNeighbours, classes), probe: judge(labels, byProbe, classes) };
	});
}

async function recognise({ task, k, source, ...settings }: Calls["recognise"]["request"]) {
	return tasks.run(task, async (report) => {
		const image = toModelInput(source);
		if (!image) return { recognised: undefined };
		const { indices: knownIndices, known, probe } = await recogniserFor(settings, report);
		const row = extractorOf(settings.features)(image);
		const nearest = known.nearest(row, k);
		const { distances } = nearest;
		const indices = Uint32Array.from(nearest.indices, (at) => knownIndices[at] ?? 0);
		nearest.free();
		const labels = expectLabels("train", indices);
		const votes = new Uint32Array(known.classes);
		for (const label of labels) votes[label] = (votes[label] ?? 0) + 1;
		const recognised: Recognised = { indices, labels, distances, votes, probabilities: probe.probabilities(row) };
		return { recognised };
	});
}

export const recognitionHandlers = { recogniseAll, recognise } satisfies Partial<Handlers<ExploreContract>>;
