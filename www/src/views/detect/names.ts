/** How scores, examples and models are written. */

import { className } from "../../state/dataSet";
import { subject } from "../../state/drawing";
import { language } from "../../state/language";
import { exampleName, formatNumber } from "../../strings";
import type { Scored } from "./groups";
import { pathOf } from "./pictures";
import { labelOf } from "./results";
import { excluded, rival, rivals } from "./state";
import { texts } from "./texts";

/** Three significant digits; scores are of any size. */
export function formatScore(value: number): string {
	if (value === 0) return "0";
	const digits = 2 - Math.floor(Math.log10(Math.abs(value)));
	if (digits > 8) return value.toExponential(1).replace("e-", "e−");
	return formatNumber(value, Math.max(0, digits));
}

/** Ticks are round numbers. */
export function formatTick(value: number): string {
	return String(value).replace("-", "−");
}

/** By its file where it has one, which tells the visitor which it is. */
export function nameOf(scored: Pick<Scored, "part" | "index">): string {
	if (scored.part === "other") return `${rivalName()} ${scored.index + 1}`;
	return pathOf(scored) ?? exampleName(scored.index, labelOf(scored));
}

/** The data set that is anomalous. */
export function rivalName(): string {
	const name = rivals.value.find(({ id }) => id === rival.value)?.name;
	return name?.[language.value] ?? "";
}

export function excludedNames(): string {
	return excluded.value.map(className).join(texts.value.comma);
}

/** What is on the pad. */
export function inputName(): string {
	return subject.value.kind === "example" ? texts.value.exampleNamed : texts.value.drawingName;
}
