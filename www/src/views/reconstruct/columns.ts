/** Columns in which this many units are drawn: a square for few, long rows for many. */
export function columnsOf(units: number): number {
	return units > 64 ? 16 : Math.max(1, Math.ceil(Math.sqrt(units)));
}
