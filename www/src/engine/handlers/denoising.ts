/** Corrupts images with noise, denoises them and measures the quality. */

import { compare, corrupt, DenoiseBenchmark, type Quality as Measured, medianFilter } from "autoencoders-start";
import { SIDE } from "../config";
import type { Denoised, DenoiseMethod, ModelsContract, Quality } from "../protocol";
import type { Handlers } from "../serve";
import { toImage } from "./reconstruction";
import { digitsOf, modelOf } from "./store";

function readQuality(measured: Measured): Quality {
	const { mse, psnr, ssim } = measured;
	measured.free();
	return { mse, psnr, ssim };
}

function denoise(noisy: Float32Array, method: DenoiseMethod): Float32Array {
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

function qualityOf(benchmark: DenoiseBenchmark, method: DenoiseMethod): Quality {
	switch (method) {
		case "noisy":
			return readQuality(benchmark.noisy());
		case "median":
			return readQuality(benchmark.median());
		default:
			return readQuality(benchmark.evaluate(modelOf(method)));
	}
}

export const denoisingHandlers = {
	denoise({ source, noise, seed, methods }) {
		const clean = toImage(source);
		if (!clean) return { clean, answers: [] };
		const noisy = corrupt(clean, SIDE, noise, seed);
		const answers = methods.map((method): Denoised => {
			const image = denoise(noisy, method);
			return { method, image, quality: readQuality(compare(clean, image, SIDE)) };
		});
		return { clean, answers };
	},
	denoiseBenchmark({ indices, noise, seed, methods }) {
		const benchmark = new DenoiseBenchmark(digitsOf("test"), Uint32Array.from(indices), noise, seed);
		try {
			return { qualities: methods.map((method) => qualityOf(benchmark, method)) };
		} finally {
			benchmark.free();
		}
	},
} satisfies Partial<Handlers<ModelsContract>>;
