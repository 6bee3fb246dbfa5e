/** The language that the page speaks. It stands alone, so that the words can be read where there is no page: in the build. */

import { signal } from "@preact/signals";

export type Language = "en" | "zh";

/** As boot.js has found it: remembered, or the browser's. */
export const language = signal<Language>(globalThis.document?.documentElement.lang.startsWith("zh") ? "zh" : "en");
