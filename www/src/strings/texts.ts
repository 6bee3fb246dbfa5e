/** The words of one view, beside it, in every language: what is missing in one of them does not compile. */

import { computed, type ReadonlySignal } from "@preact/signals";
import { language } from "../state/language";

export function defineTexts<T>(en: T, zh: NoInfer<T>): ReadonlySignal<T> {
	const texts = { en, zh } satisfies Record<typeof language.value, T>;
	return computed(() => texts[language.value]);
}
