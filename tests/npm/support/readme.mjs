/** The fenced blocks of the package's README, exactly as they are printed there. */

import { readFileSync } from "node:fs";

export const readme = readFileSync(new URL("../../../crate/npm/README.md", import.meta.url), "utf8");

export const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, text]) => ({
	language,
	text,
}));

/** The only block that contains the words. */
export function block(words) {
	const found = blocks.filter(({ text }) => text.includes(words));
	if (found.length !== 1) throw new Error(`${found.length} blocks contain ${words}`);
	return found[0].text;
}
