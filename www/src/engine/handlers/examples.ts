/** Examples from the files, and nearest neighbours among them. */

import { DataSet } from "autoencoders-start";
import type { ModelsContract } from "../protocol";
import type { Handlers } from "../serve";
import { unzip } from "../unzip";
import { examples, examplesOf, replace } from "./loaded";

export const exampleHandlers = {
	async loadExamples({ part, bytes }) {
		const parsed = DataSet.parse(await unzip(bytes));
		replace(examples, part, parsed);
		return { count: parsed.length, labels: parsed.labels };
	},
	examples({ part, indices }) {
		const loaded = examplesOf(part);
		return { images: indices.map((index) => loaded.image(index)) };
	},
	nearest({ part, images, count }) {
		const loaded = examplesOf(part);
		const neighbours = loaded.nearest(images, count);
		const { indices, distances } = neighbours;
		neighbours.free();
		const { labels: all } = loaded;
		const labels = all.length > 0 ? Uint8Array.from(indices, (index) => all[index] ?? 0) : all;
		return { indices, labels, distances, images: loaded.images(indices) };
	},
	nearestDistances({ part, images, start, end }) {
		const neighbours = examplesOf(part).nearestIn(images, 1, start, end);
		const { distances } = neighbours;
		neighbours.free();
		return { distances };
	},
} satisfies Partial<Handlers<ModelsContract>>;
