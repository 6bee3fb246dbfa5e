/** The texts of one view, kept beside it, in both languages: a missing translation does not compile. */

import { computed, type ReadonlySignal } from "@preact/signals";
import { language } from "../state/language";

export function defineTexts<T>(en: T, zh: NoInfer<T>): ReadonlySignal<T> {
	const texts = { en, zh } satisfies Record<typeof language.value, T>;
	return computed(() => texts[language.value]);
}
