/** Corrupts images with noise, denoises them and measures the quality. */

import { compare, corrupt, DenoiseBenchmark, medianFilter, type Quality as WasmQuality } from "autoencoders-start";
import { sizesOf } from "../dataForm";
import type { Denoised, DenoiseMethod, ModelsContract, Quality } from "../protocol";
import type { Handlers } from "../serve";
import { dataFormOf, examplesOf, modelOf } from "./loaded";
import { toModelInput } from "./reconstruction";

function takeQuality(quality: WasmQuality): Quality {
	const { mse, psnr, ssim } = quality;
	quality.free();
	return { mse, psnr, ssim };
}

function denoise(noisy: Float32Array, method: DenoiseMethod): Float32Array {
	switch (method) {
		case "noisy":
			return noisy;
		case "median":
			return medianFilter(noisy, sizesOf(dataFormOf().shape));
		default: {
			const model = modelOf(method);
			return model.decode(model.encode(noisy));
		}
	}
}

function qualityOf(benchmark: DenoiseBenchmark, method: DenoiseMethod): Quality {
	switch (method) {
		case "noisy":
			return takeQuality(benchmark.noisyQuality());
		case "median":
			return takeQuality(benchmark.medianFilterQuality());
		default:
			return takeQuality(benchmark.modelQuality(modelOf(method)));
	}
}

export const denoisingHandlers = {
	denoise({ source, noise, seed, methods }) {
		const clean = toModelInput(source);
		if (!clean) return { clean, results: [] };
		const shape = sizesOf(dataFormOf().shape);
		const noisy = corrupt(clean, shape, noise, seed);
		const results = methods.map((method): Denoised => {
			const image = denoise(noisy, method);
			return { method, image, quality: takeQuality(compare(clean, image, shape)) };
		});
		return { clean, results };
	},
	denoiseBenchmark({ indices, noise, seed, methods }) {
		const benchmark = new DenoiseBenchmark(examplesOf("test"), Uint32Array.from(indices), noise, seed);
		try {
			return { qualities: methods.map((method) => qualityOf(benchmark, method)) };
		} finally {
			benchmark.free();
		}
	},
} satisfies Partial<Handlers<ModelsContract>>;
