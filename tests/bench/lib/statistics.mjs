/** Quantiles of samples, by linear interpolation. */

function quantile(sorted, q) {
	const at = (sorted.length - 1) * q;
	const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
	return below + (above - below) * (at - Math.floor(at));
}

export function summary(samples) {
	const sorted = [...samples].sort((a, b) => a - b);
	const at = (q) => quantile(sorted, q);
	return { count: sorted.length, median: at(0.5), p10: at(0.1), p90: at(0.9), p95: at(0.95), p99: at(0.99) };
}
