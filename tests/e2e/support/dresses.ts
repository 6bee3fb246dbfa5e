/** The page in both themes and both languages, as the visitor's system asks for them. */

import { test } from "./test";

type Theme = "light" | "dark";
type Locale = "en-GB" | "zh-CN";

export function inEveryDress(tests: (theme: Theme, locale: Locale) => void): void {
	for (const theme of ["light", "dark"] as const) {
		for (const locale of ["en-GB", "zh-CN"] as const) {
			test.describe(`${theme}, ${locale}`, () => {
				test.use({ colorScheme: theme, locale });
				tests(theme, locale);
			});
		}
	}
}
