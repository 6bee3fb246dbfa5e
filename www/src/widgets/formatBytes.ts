/** A size as people read it: 12 kB, 3.4 MB. */

import { formatNumber } from "../strings";

export function formatBytes(bytes: number): string {
	return bytes < 1e5 ? `${formatNumber(bytes / 1e3)} kB` : `${formatNumber(bytes / 1e6, 1)} MB`;
}
