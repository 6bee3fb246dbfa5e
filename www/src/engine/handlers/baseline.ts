/** The best linear code of as many numbers, by PCA of the training digits: what an autoencoder must beat. */

import { Pca } from "autoencoders-start";
import { PIXELS } from "../config";
import type { ModelsContract } from "../protocol";
import type { Handlers } from "../serve";
import { digitsOf } from "./loaded";
import { toModelInput } from "./reconstruction";

/** More would change little, and drawing would wait for the fit. */
const first = Uint32Array.from({ length: 2000 }, (_, index) => index);
const MAX_COMPONENTS = 16;

let fitted: Pca | undefined;

export const baselineHandlers = {
	pca({ source, components }) {
		fitted ??= Pca.fit(digitsOf("train").images(first), PIXELS, MAX_COMPONENTS);
		const pca = fitted;
		const image = toModelInput(source);
		if (!image) return { images: [] };
		const code = pca.project(image);
		return { images: components.map((count) => pca.unproject(code.map((z, at) => (at < count ? z : 0)))) };
	},
} satisfies Partial<Handlers<ModelsContract>>;
