/** Digits from the files, and nearest neighbours among them. */

import { Digits } from "autoencoders-start";
import type { ModelsContract } from "../protocol";
import type { Handlers } from "../serve";
import { unzip } from "../unzip";
import { digits, digitsOf, replace } from "./loaded";

export const digitHandlers = {
	async loadDigits({ set, bytes }) {
		const parsed = Digits.parse(await unzip(bytes));
		replace(digits, set, parsed);
		return { labels: parsed.labels };
	},
	digits({ set, indices }) {
		const loaded = digitsOf(set);
		return { images: indices.map((index) => loaded.image(index)) };
	},
	nearest({ set, images, count }) {
		const loaded = digitsOf(set);
		const neighbours = loaded.nearest(images, count);
		const { indices, distances } = neighbours;
		neighbours.free();
		const labels = Uint8Array.from(indices, (index) => loaded.label(index));
		return { indices, labels, distances, images: loaded.images(indices) };
	},
} satisfies Partial<Handlers<ModelsContract>>;
