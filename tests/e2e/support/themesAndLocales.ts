/** Runs tests twice: light, English, phone; dark, Chinese, desktop. Theme and language are set as the system's preferences. */

import { test } from "./test";

type Theme = "light" | "dark";
type Locale = "en-GB" | "zh-CN";

const combinations = [
	{ theme: "light", locale: "en-GB", tag: "@phone" },
	{ theme: "dark", locale: "zh-CN", tag: "@desktop" },
] as const;

export function forEachThemeAndLocale(tests: (theme: Theme, locale: Locale) => void): void {
	for (const { theme, locale, tag } of combinations) {
		test.describe(`${theme}, ${locale}`, { tag }, () => {
			test.use({ colorScheme: theme, locale });
			tests(theme, locale);
		});
	}
}
