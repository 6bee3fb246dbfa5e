/** The dictionary of the chosen language. A key that is missing in one of them does not compile. */

import { computed } from "@preact/signals";
import { language } from "../state/language";
import { en, type Strings } from "./en";
import { zh } from "./zh";

const dictionaries = { en, zh } satisfies Record<typeof language.value, Strings>;

export const strings = computed<Strings>(() => dictionaries[language.value]);

/**
 * A number with a fixed count of decimals, its thousands set apart, and a real minus sign: English and Chinese write it
 * alike. By hand, since the first of the platform's formatters cost the page a tenth of its start.
 */
export function formatNumber(value: number, decimals = 0): string {
	const [whole = "", ...fraction] = value.toFixed(decimals).replace("-", "−").split(".");
	return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...fraction].join(".");
}

/** A measured number, of which three digits count. */
export function formatFigure(value: number): string {
	const digits = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
	return new Intl.NumberFormat(language.value, digits).format(value).replace("-", "−");
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
