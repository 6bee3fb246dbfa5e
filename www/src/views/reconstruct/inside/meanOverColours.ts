/** Weights of shape `[pixels, colours, units]` averaged over the colour channels, of which there are `colours`: `[pixels, units]`. */
export function meanOverColours(weights: Float32Array, colours: number, units: number): Float32Array {
	if (colours === 1) return weights;
	const means = new Float32Array(weights.length / colours);
	for (const [index, weight] of weights.entries()) {
		const pixel = Math.floor(index / (colours * units));
		const meanIndex = pixel * units + (index % units);
		means[meanIndex] = (means[meanIndex] ?? 0) + weight / colours;
	}
	return means;
}
