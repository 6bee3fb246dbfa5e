/** The paths of PNG files that are made of files with other paths. */

import { tidyPath } from "../pictures/paths";

const ENDING = /\.[a-z0-9]{1,5}$/i;

/**
 * `cats/1.jpg` becomes `cats/1.png`; where several would become one file, `1.jpg` and `1.gif`, all but the first keep their
 * ending, and those that are still alike get a number. Case makes no difference, as on many disks.
 */
export function pngPaths(paths: readonly string[]): string[] {
	const taken = new Set<string>();
	const take = (path: string): boolean => {
		const key = path.toLowerCase();
		return !taken.has(key) && taken.add(key) !== undefined;
	};
	return paths.map((original) => {
		const path = tidyPath(original) || "picture";
		const stem = path.replace(ENDING, "");
		for (const candidate of [`${stem}.png`, `${path}.png`]) if (take(candidate)) return candidate;
		let number = 2;
		while (!take(`${stem} (${number}).png`)) number++;
		return `${stem} (${number}).png`;
	});
}
