/** Corrupts images with noise, denoises them and measures the quality. */

import {
	compareImages,
	corrupt,
	DenoiseBenchmark,
	medianFilter,
	type ImageQuality as WasmImageQuality,
} from "autoencoders-start";
import { shapeArray } from "../dataSpec";
import type { Denoised, DenoiseMethod, ImageQuality, ModelsContract } from "../protocol";
import type { Handlers } from "../serve";
import { examplesOf, loadedDataSpec, modelOf } from "./loaded";
import { toModelInput } from "./reconstruction";

function copyQuality(quality: WasmImageQuality): ImageQuality {
	const { mse, psnr, ssim } = quality;
	quality.free();
	return { mse, psnr, ssim };
}

function denoise(noisy: Float32Array, method: DenoiseMethod): Float32Array {
	switch (method) {
		case "noisy":
			return noisy;
		case "median":
			return medianFilter(noisy, shapeArray(loadedDataSpec().shape));
		default: {
			const model = modelOf(method);
			return model.decode(model.encode(noisy));
		}
	}
}

function qualityOf(benchmark: DenoiseBenchmark, method: DenoiseMethod): ImageQuality {
	switch (method) {
		case "noisy":
			return copyQuality(benchmark.noisyQuality());
		case "median":
			return copyQuality(benchmark.medianFilterQuality());
		default:
			return copyQuality(benchmark.modelQuality(modelOf(method)));
	}
}

export const denoisingHandlers = {
	corruptAndDenoise({ source, noise, seed, methods }) {
		const clean = toModelInput(source);
		if (!clean) return { clean, results: [] };
		const shape = shapeArray(loadedDataSpec().shape);
		const noisy = corrupt(clean, shape, noise, seed);
		const results = methods.map((method): Denoised => {
			const image = denoise(noisy, method);
			return { method, image, quality: copyQuality(compareImages(clean, image, shape)) };
		});
		return { clean, results };
	},
	runDenoiseBenchmark({ indices, noise, seed, methods }) {
		const benchmark = new DenoiseBenchmark(examplesOf("test"), Uint32Array.from(indices), noise, seed);
		try {
			return { qualities: methods.map((method) => qualityOf(benchmark, method)) };
		} finally {
			benchmark.free();
		}
	},
} satisfies Partial<Handlers<ModelsContract>>;
