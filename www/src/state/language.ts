/** The language of the page. In a file of its own, since the build reads the texts without a page. */

import { signal } from "@preact/signals";

export type Language = "en" | "zh";

/** Set by boot.js: the stored preference, or the browser's. */
export const language = signal<Language>(globalThis.document?.documentElement.lang.startsWith("zh") ? "zh" : "en");
