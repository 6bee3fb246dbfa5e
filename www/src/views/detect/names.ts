/** How scores, examples and models are written. */

import { nameOfClass } from "../../state/dataSet";
import { padContent } from "../../state/drawing";
import { language } from "../../state/language";
import { exampleName, formatNumber } from "../../strings";
import type { ScoredExample } from "./groups";
import { pathOf } from "./pictures";
import { labelOf } from "./results";
import { excludedClasses, otherDataSetId, otherDataSets } from "./state";
import { texts } from "./texts";

/** Three significant digits; scores are of any size. */
export function formatScore(value: number): string {
	if (value === 0) return "0";
	const digits = 2 - Math.floor(Math.log10(Math.abs(value)));
	if (digits > 8) return value.toExponential(1).replace("e-", "e−");
	return formatNumber(value, Math.max(0, digits));
}

/** In full: ticks are round numbers. */
export function formatTick(value: number): string {
	return String(value).replace("-", "−");
}

/** The path of the example's file; where it has none, its class or number. */
export function nameOf(scored: Pick<ScoredExample, "split" | "index">): string {
	if (scored.split === "other") return `${anomalousDataSetName()} ${scored.index + 1}`;
	return pathOf(scored) ?? exampleName(scored.index, labelOf(scored));
}

/** The name of the data set that is anomalous, if that is one; otherwise empty. */
export function anomalousDataSetName(): string {
	const name = otherDataSets.value.find(({ id }) => id === otherDataSetId.value)?.name;
	return name?.[language.value] ?? "";
}

export function excludedClassNames(): string {
	return excludedClasses.value.map(nameOfClass).join(texts.value.comma);
}

/** What is on the pad. */
export function inputName(): string {
	return padContent.value.kind === "example" ? texts.value.exampleNamed : texts.value.drawingName;
}
