/** The visitor's wish for little traffic, as far as the browser tells it. */

/** Save Data API, WICG; browsers without it never say so. */
type Connected = Navigator & { connection?: { saveData?: boolean } };

export function savesData(): boolean {
	return (navigator as Connected).connection?.saveData === true;
}
