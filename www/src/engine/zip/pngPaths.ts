/** The paths of PNG files that are made from pictures of other kinds. */

import { sanitizePath } from "../pictures/paths";

const EXTENSION = /\.(jpe?g|jfif|png|gif|webp|avif|bmp|ico)$/i;

/**
 * `cats/1.jpg` becomes `cats/1.png`; where several would become one file, `1.jpg` and `1.gif`, all but the first keep their
 * extension too, and those that are still alike get a number. Case makes no difference, as on many disks.
 */
export function pngPaths(paths: readonly string[]): string[] {
	const taken = new Set<string>();
	/** by the path without extension, the smallest number that the next one may get */
	const nextNumbers = new Map<string, number>();
	const take = (path: string): boolean => {
		const key = path.toLowerCase();
		return !taken.has(key) && taken.add(key) !== undefined;
	};
	return paths.map((original) => {
		const path = sanitizePath(original) || "picture";
		const stem = path.replace(EXTENSION, "");
		for (const candidate of [`${stem}.png`, `${path}.png`]) if (take(candidate)) return candidate;
		let number = nextNumbers.get(stem.toLowerCase()) ?? 2;
		while (!take(`${stem} (${number}).png`)) number++;
		nextNumbers.set(stem.toLowerCase(), number + 1);
		return `${stem} (${number}).png`;
	});
}
