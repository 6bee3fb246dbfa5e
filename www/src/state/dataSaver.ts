/** Whether the visitor has asked the browser to save data. */

/** Save Data API, WICG; browsers without it never say so. */
type NavigatorWithConnection = Navigator & { connection?: { saveData?: boolean } };

export function prefersReducedData(): boolean {
	return (navigator as NavigatorWithConnection).connection?.saveData === true;
}
