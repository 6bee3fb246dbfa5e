/** The best linear code of as many numbers, by PCA of the training examples: what an autoencoder must beat. */

import { Pca } from "autoencoders-start";
import { imageLengthOf } from "../dataSpec";
import { fitExampleCount } from "../fitExamples";
import { range } from "../indices";
import type { ModelsContract } from "../protocol";
import type { Handlers } from "../serve";
import { examplesOf, loadedDataSpec } from "./loaded";
import { toModelInput } from "./reconstruction";

/** More would change little, and drawing would wait for the fit. */
const MAX_BASELINE_EXAMPLES = 2000;
const MAX_COMPONENTS = 16;

let fittedPca: Pca | undefined;

function fitPca(): Pca {
	const [train, length] = [examplesOf("train"), imageLengthOf(loadedDataSpec().shape)];
	const count = fitExampleCount(Math.min(MAX_BASELINE_EXAMPLES, train.length), length);
	return Pca.fit(train.images(range(0, count)), length, MAX_COMPONENTS);
}

export const baselineHandlers = {
	reconstructByPca({ source, components }) {
		fittedPca ??= fitPca();
		const pca = fittedPca;
		const image = toModelInput(source);
		if (!image) return { images: [] };
		const code = pca.project(image);
		return { images: components.map((count) => pca.unproject(code.map((z, index) => (index < count ? z : 0)))) };
	},
} satisfies Partial<Handlers<ModelsContract>>;
