/** In how many columns a layer of this many units is drawn: a square for few units, long rows for many. */
export function unitGridColumns(units: number): number {
	return units > 64 ? 16 : Math.max(1, Math.ceil(Math.sqrt(units)));
}
