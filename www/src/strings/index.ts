/** The dictionary of the chosen language. A key that is missing in one of them does not compile. */

import { computed } from "@preact/signals";
import {
	classLabels,
	dataSet,
	defaultCodeSize,
	imageLength,
	imageShape,
	isMnist,
	isOwnDataSet,
	nameOfClass,
	scaledFrom28,
	trainCount,
} from "../state/dataSet";
import { hasPictureFiles } from "../state/dataSets";
import { language } from "../state/language";
import { type ViewId, views } from "../state/views";
import { type DataSetFacts, en, type Strings } from "./en";
import { general } from "./general";
import { zh } from "./zh";

const dictionaries = { en, zh } satisfies Record<typeof language.value, Strings>;

/** What the examples of the data set are called. */
export const exampleNoun = computed(() => dictionaries[language.value].nouns[dataSet.value.kind]);

function legendOf(): string {
	const named = classLabels.value.filter((label) => nameOfClass(label) !== String(label));
	return dictionaries[language.value].joinNames(named.map((label) => `${label} ${nameOfClass(label)}`));
}

export const facts = computed<DataSetFacts>(() => {
	const { height, width, channels } = imageShape.value;
	const { elements, colours } = dictionaries[language.value];
	const { drawingPlacement, testCount, trainCounts, displayStyle } = dataSet.value;
	return {
		...exampleNoun.value,
		imageLength: imageLength.value,
		valueCountText: formatNumber(imageLength.value),
		defaultCodeSize: defaultCodeSize.value,
		sizeText: `${width} × ${height}`,
		colourAdjective: channels === 1 ? colours.grey : colours.colour,
		isColour: channels > 1,
		isLight: displayStyle === "light",
		element: channels === 1 ? elements.pixel : elements.value,
		scaledFrom28,
		drawingPlacement,
		testCountText: formatNumber(testCount),
		trainCountText: formatNumber(trainCount.value),
		firstTrainCountText: formatNumber(trainCounts[0] ?? 0),
		classCount: classLabels.value.length,
		areTestsUnseen: trainCount.value > 1,
		legend: legendOf(),
		hasPictureFiles: hasPictureFiles(dataSet.value),
		isOwn: isOwnDataSet.value,
	};
});

export const strings = computed<Strings>(() => {
	const words = dictionaries[language.value];
	return isMnist.value ? words : { ...words, ...general[language.value](facts.value) };
});

/** Between two sentences: a Chinese full stop brings its space with it. */
export const sentenceGap = computed(() => (language.value === "en" ? " " : ""));

/** One after the other, those that there are. */
export function joinSentences(...parts: readonly (string | false | undefined)[]): string {
	return parts.filter(Boolean).join(sentenceGap.value);
}

/** An example by its class, or by its number where it has none. */
export function exampleName(index: number, label: number | undefined): string {
	return label === undefined
		? strings.value.numbered(exampleNoun.value, String(index + 1))
		: exampleNoun.value.named(nameOfClass(label));
}

/** The name of a view in the chosen language. */
export const viewName = (id: ViewId): string => views[id][language.value];

/**
 * A number with a fixed count of decimals, thousands separators and a real minus sign: English and Chinese write it
 * alike. Written by hand, because the first Intl formatter costs a tenth of the page's start-up time.
 */
export function formatNumber(value: number, decimals = 0): string {
	const written = value.toFixed(decimals).replace(/^-(?=[0.]+$)/, ""); // no −0.00
	const [whole = "", ...fraction] = written.replace("-", "−").split(".");
	return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...fraction].join(".");
}

/** From how many pictures on the tenth of a per cent is more than chance, … */
const MANY = 100;
/** … the third decimal of a measure, and the second. */
const FEW = 30;
const VERY_FEW = 10;

/** A share of so many, in per cent; a dash where there are none. */
export function formatShare(share: number, of: number): string {
	if (of === 0) return "–";
	return `${formatNumber(100 * share, of < MANY ? 0 : 1)}%`;
}

/** A measure from 0 to 1 with as many decimals as so many pictures bear. */
export function formatMeasure(value: number, of: number): string {
	return formatNumber(value, of < VERY_FEW ? 1 : of < FEW ? 2 : 3);
}

/** A measurement with three significant digits. */
export function formatSignificant3(value: number): string {
	const digits = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
	return new Intl.NumberFormat(language.value, digits).format(value).replace("-", "−");
}

function timeUnit(ms: number): { scale: number; unit: string } {
	return ms < 1 ? { scale: 1000, unit: "µs" } : { scale: 1, unit: "ms" };
}

export function formatTime(ms: number): string {
	const { scale, unit } = timeUnit(ms);
	return `${formatSignificant3(scale * ms)} ${unit}`;
}

/** A range around a time, in the unit of that time. */
export function formatRange(ms: number, from: number, to: number): string {
	const { scale } = timeUnit(ms);
	return `${formatSignificant3(scale * from)}–${formatSignificant3(scale * to)}`;
}
