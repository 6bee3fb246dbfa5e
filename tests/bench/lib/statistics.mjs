/** Quantiles of samples, by linear interpolation. */

function quantile(sorted, q) {
	const position = (sorted.length - 1) * q;
	const [below, above] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
	return below + (above - below) * (position - Math.floor(position));
}

export function summary(samples) {
	const sorted = [...samples].sort((a, b) => a - b);
	const atQuantile = (q) => quantile(sorted, q);
	return {
		count: sorted.length,
		median: atQuantile(0.5),
		p10: atQuantile(0.1),
		p90: atQuantile(0.9),
		p95: atQuantile(0.95),
		p99: atQuantile(0.99),
	};
}
