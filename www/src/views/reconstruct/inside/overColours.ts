/** Weights of pictures in colour, in one picture for each unit. */

/** The means over the colours of weights of shape `[pixels, colours, units]`, as `[pixels, units]`. */
export function overColours(weights: Float32Array, colours: number, units: number): Float32Array {
	if (colours === 1) return weights;
	const means = new Float32Array(weights.length / colours);
	for (const [at, weight] of weights.entries()) {
		const pixel = Math.floor(at / (colours * units));
		const mean = pixel * units + (at % units);
		means[mean] = (means[mean] ?? 0) + weight / colours;
	}
	return means;
}
