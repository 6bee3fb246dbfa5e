/** The dictionary of the chosen language. A key that is missing in one of them does not compile. */

import { computed } from "@preact/signals";
import { language } from "../state/preferences";
import { en, type Strings } from "./en";
import { zh } from "./zh";

const dictionaries = { en, zh } satisfies Record<typeof language.value, Strings>;

export const strings = computed<Strings>(() => dictionaries[language.value]);

/** Formatters are dear to make and needed at every stroke. */
const formats = new Map<string, Intl.NumberFormat>();

/** A number as the language writes it, with a fixed count of decimals and a real minus sign. */
export function formatNumber(value: number, decimals = 0): string {
	const key = `${language.value} ${decimals}`;
	const known = formats.get(key);
	const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
	const format = known ?? new Intl.NumberFormat(language.value, digits);
	if (!known) formats.set(key, format);
	return format.format(value).replace("-", "−");
}
