/** Pictures spoilt by noise, and what is made of them. */

import { compare, corrupt, type Quality as Measured, medianFilter, Trial } from "autoencoders-start";
import type { Answers } from "../bridge";
import { SIDE } from "../config";
import type { Calls, Denoised, Method, Quality } from "../protocol";
import { toImage } from "./reconstruction";
import { digitsOf, modelOf } from "./store";

function take(measured: Measured): Quality {
	const { mse, psnr, ssim } = measured;
	measured.free();
	return { mse, psnr, ssim };
}

function restore(noisy: Float32Array, method: Method): Float32Array {
	switch (method) {
		case "noisy":
			return noisy.slice();
		case "median":
			return medianFilter(noisy, SIDE);
		default: {
			const model = modelOf(method);
			return model.decode(model.encode(noisy));
		}
	}
}

function judge(trial: Trial, method: Method): Quality {
	switch (method) {
		case "noisy":
			return take(trial.noisy());
		case "median":
			return take(trial.median());
		default:
			return take(trial.by(modelOf(method)));
	}
}

export const denoisingAnswers = {
	denoise({ source, noise, seed, methods }) {
		const clean = toImage(source);
		if (!clean) return { clean, answers: [] };
		const noisy = corrupt(clean, SIDE, noise, seed);
		const answers = methods.map((method): Denoised => {
			const image = restore(noisy, method);
			return { method, image, quality: take(compare(clean, image, SIDE)) };
		});
		return { clean, answers };
	},
	trial({ indices, noise, seed, methods }) {
		const trial = new Trial(digitsOf("test"), Uint32Array.from(indices), noise, seed);
		try {
			return { qualities: methods.map((method) => judge(trial, method)) };
		} finally {
			trial.free();
		}
	},
} satisfies Partial<Answers<Calls>>;
