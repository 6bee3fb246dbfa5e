/** The paths of PNG files that are made of files with other paths. */

import { tidyPath } from "../pictures/paths";

const ENDING = /\.(jpe?g|jfif|png|gif|webp|avif|bmp|ico)$/i;

/**
 * `cats/1.jpg` becomes `cats/1.png`; where several would become one file, `1.jpg` and `1.gif`, all but the first keep their
 * ending, and those that are still alike get a number. Case makes no difference, as on many disks.
 */
export function pngPaths(paths: readonly string[]): string[] {
	const taken = new Set<string>();
	/** for each name that several have, the number that the next one gets at least */
	const numbers = new Map<string, number>();
	const take = (path: string): boolean => {
		const key = path.toLowerCase();
		return !taken.has(key) && taken.add(key) !== undefined;
	};
	return paths.map((original) => {
		const path = tidyPath(original) || "picture";
		const stem = path.replace(ENDING, "");
		for (const candidate of [`${stem}.png`, `${path}.png`]) if (take(candidate)) return candidate;
		let number = numbers.get(stem.toLowerCase()) ?? 2;
		while (!take(`${stem} (${number}).png`)) number++;
		numbers.set(stem.toLowerCase(), number + 1);
		return `${stem} (${number}).png`;
	});
}
