/** The texts of one view, kept beside it, in both languages: a missing translation does not compile. */

import { computed, type ReadonlySignal } from "@preact/signals";
import { isMnist } from "../state/dataSet";
import { type Language, language } from "../state/language";
import { facts } from ".";
import type { DataSetFacts } from "./en";

/** Texts, or how they follow from the data set. */
type Wording<T> = T | ((facts: DataSetFacts) => T);

function worded<T extends object>(wording: Wording<T>): T {
	return typeof wording === "function" ? wording(facts.value) : wording;
}

/** What is said of any data set in place of what is true, or tested, of MNIST alone. */
type General<T> = (facts: DataSetFacts, words: T) => Partial<T>;

export function defineTexts<T extends object>(
	en: Wording<T>,
	zh: Wording<NoInfer<T>>,
	general?: Record<Language, General<NoInfer<T>>>,
): ReadonlySignal<T> {
	const texts: Record<Language, Wording<T>> = { en, zh };
	return computed(() => {
		const words = worded(texts[language.value]);
		return general && !isMnist.value ? { ...words, ...general[language.value](facts.value, words) } : words;
	});
}
