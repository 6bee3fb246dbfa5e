/** The visitor's language and theme, stored once chosen; the browser's and the system's until then. */

import { computed, effect, signal } from "@preact/signals";
import { type Language, language } from "./language";

export const themeChoices = ["system", "light", "dark"] as const;
type ThemeChoice = (typeof themeChoices)[number];
export type Theme = Exclude<ThemeChoice, "system">;

/** Other pages of this origin have the same storage. As in boot.js. */
const PREFIX = "autoencoder-playground ";

/** Storage may be disabled, or full; what was chosen then lasts as long as the page. */
export function readStoredText(key: string): string | undefined {
	try {
		return localStorage.getItem(PREFIX + key) ?? undefined;
	} catch {
		return undefined;
	}
}

export function storeText(key: string, value: string): void {
	try {
		localStorage.setItem(PREFIX + key, value);
	} catch {
		// nothing to do: see readStoredText
	}
}

function readStoredChoice<T extends string>(key: string, allowed: readonly T[]): T | undefined {
	const stored = readStoredText(key);
	return allowed.find((value) => value === stored);
}

export const themeChoice = signal<ThemeChoice>(readStoredChoice("theme", themeChoices) ?? "system");

const darkQuery = matchMedia("(prefers-color-scheme: dark)");
const systemTheme = signal<Theme>(darkQuery.matches ? "dark" : "light");
darkQuery.addEventListener("change", () => {
	systemTheme.value = darkQuery.matches ? "dark" : "light";
});

/** The theme in use. */
export const theme = computed<Theme>(() => (themeChoice.value === "system" ? systemTheme.value : themeChoice.value));

export function chooseLanguage(choice: Language): void {
	language.value = choice;
	storeText("language", choice);
}

export function chooseTheme(choice: ThemeChoice): void {
	themeChoice.value = choice;
	storeText("theme", choice);
}

effect(() => {
	document.documentElement.dataset.theme = theme.value;
});

effect(() => {
	document.documentElement.lang = language.value === "zh" ? "zh-Hans" : "en";
});
