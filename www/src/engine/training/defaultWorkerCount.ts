/** All cores but one, which is left to the page. */
export function defaultWorkerCount(): number {
	return Math.max(1, (navigator.hardwareConcurrency || 1) - 1);
}
