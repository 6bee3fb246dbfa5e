/** Scores computed without the page's program: the pretrained vanilla model and the areas, written out. */

import { readDigits } from "./classifier";
import { weightsOf } from "./modelFiles";

const [PIXELS, CODE] = [784, 128];

/** A dense layer; its kernel has a row for each input. */
function dense(input: Float64Array, kernel: Float64Array, bias: Float64Array): Float64Array {
	const sums = Float64Array.from(bias);
	for (const [from, value] of input.entries()) {
		if (value === 0) continue;
		for (let to = 0; to < sums.length; to++)
			sums[to] = (sums[to] ?? 0) + value * (kernel[from * sums.length + to] ?? 0);
	}
	return sums;
}

interface Score {
	label: number;
	squaredError: number;
	relativeError: number;
}

/** Of all test digits of the page. */
export function vanillaScores(): Score[] {
	const weights = weightsOf("vanilla");
	const [encoder, encoderBias, decoder, decoderBias] = ["enc.kernel", "enc.bias", "dec.kernel", "dec.bias"].map(
		weights,
	);
	if (!encoder || !encoderBias || !decoder || !decoderBias) throw new Error("no weights");
	if (encoderBias.length !== CODE || decoderBias.length !== PIXELS) throw new Error("another model");
	return readDigits("test-1000.digits").map(({ label, pixels }) => {
		const image = Float64Array.from(pixels, (pixel) => pixel / 255);
		const code = dense(image, encoder, encoderBias).map((sum) => Math.max(0, sum));
		const output = dense(code, decoder, decoderBias).map((logit) => 1 / (1 + Math.exp(-logit)));
		const error = output.reduce((sum, value, at) => sum + (value - (image[at] ?? 0)) ** 2, 0);
		const energy = image.reduce((sum, value) => sum + value ** 2, 0);
		return { label, squaredError: error / PIXELS, relativeError: error / energy };
	});
}

/** The chance that an anomalous score is higher than a normal one; equal ones count half. */
export function areaUnderRoc(normal: readonly number[], anomalous: readonly number[]): number {
	const wins = anomalous.flatMap((high) => normal.map((low) => (high > low ? 1 : high === low ? 0.5 : 0)));
	return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
}
