/** Examples from the files, and nearest neighbours among them. */

import { DataSet } from "autoencoders-start";
import { gunzipIfNeeded } from "../gunzip";
import type { ModelsContract } from "../protocol";
import type { Handlers } from "../serve";
import { examples, examplesOf, replaceAndFree } from "./loaded";

export const exampleHandlers = {
	async loadExamples({ split, bytes }) {
		const parsed = DataSet.parse(await gunzipIfNeeded(bytes));
		replaceAndFree(examples, split, parsed);
		return { count: parsed.length, labels: parsed.labels };
	},
	readImages({ split, indices }) {
		const loaded = examplesOf(split);
		return { images: indices.map((index) => loaded.image(index)) };
	},
	findNearest({ split, images, count }) {
		const loaded = examplesOf(split);
		const neighbours = loaded.nearest(images, count);
		const { indices, distances } = neighbours;
		neighbours.free();
		const { labels: all } = loaded;
		const labels = all.length > 0 ? Uint8Array.from(indices, (index) => all[index] ?? 0) : all;
		return { indices, labels, distances, images: loaded.images(indices) };
	},
	findNearestDistances({ split, images, start, end }) {
		const neighbours = examplesOf(split).nearestAmong(images, 1, start, end);
		const { distances } = neighbours;
		neighbours.free();
		return { distances };
	},
} satisfies Partial<Handlers<ModelsContract>>;
