/** The dictionary of the chosen language. A key that is missing in one of them does not compile. */

import { computed } from "@preact/signals";
import { language } from "../state/preferences";
import { en, type Strings } from "./en";
import { zh } from "./zh";

const dictionaries = { en, zh } satisfies Record<typeof language.value, Strings>;

export const strings = computed<Strings>(() => dictionaries[language.value]);

/** Formatters are dear to make and needed at every stroke. */
const formats = new Map<string, Intl.NumberFormat>();

function format(value: number, key: string, options: Intl.NumberFormatOptions): string {
	const known = formats.get(`${language.value} ${key}`);
	const made = known ?? new Intl.NumberFormat(language.value, options);
	if (!known) formats.set(`${language.value} ${key}`, made);
	return made.format(value).replace("-", "−");
}

/** A number as the language writes it, with a fixed count of decimals and a real minus sign. */
export function formatNumber(value: number, decimals = 0): string {
	return format(value, `${decimals}`, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** A measured number, of which three digits count. */
export function formatFigure(value: number): string {
	return format(value, "figure", { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
}

function timeUnit(ms: number): { scale: number; unit: string } {
	return ms < 1 ? { scale: 1000, unit: "µs" } : { scale: 1, unit: "ms" };
}

export function formatTime(ms: number): string {
	const { scale, unit } = timeUnit(ms);
	return `${formatFigure(scale * ms)} ${unit}`;
}

/** A range around a time, in that one's unit. */
export function formatRange(ms: number, from: number, to: number): string {
	const { scale } = timeUnit(ms);
	return `${formatFigure(scale * from)}–${formatFigure(scale * to)}`;
}
