/** The best linear code of as many numbers, by PCA of the training examples: what an autoencoder must beat. */

import { Pca } from "autoencoders-start";
import { lengthOf } from "../dataForm";
import { fittingCount } from "../fitExamples";
import { range } from "../indices";
import type { ModelsContract } from "../protocol";
import type { Handlers } from "../serve";
import { dataFormOf, examplesOf } from "./loaded";
import { toModelInput } from "./reconstruction";

/** More would change little, and drawing would wait for the fit. */
const FIT_EXAMPLES = 2000;
const MAX_COMPONENTS = 16;

let fitted: Pca | undefined;

function fit(): Pca {
	const [train, length] = [examplesOf("train"), lengthOf(dataFormOf().shape)];
	const count = fittingCount(Math.min(FIT_EXAMPLES, train.length), length);
	return Pca.fit(train.images(range(0, count)), length, MAX_COMPONENTS);
}

export const baselineHandlers = {
	pca({ source, components }) {
		fitted ??= fit();
		const pca = fitted;
		const image = toModelInput(source);
		if (!image) return { images: [] };
		const code = pca.project(image);
		return { images: components.map((count) => pca.unproject(code.map((z, at) => (at < count ? z : 0)))) };
	},
} satisfies Partial<Handlers<ModelsContract>>;
