/** The test examples of the data set, all or those of a class. */

import { useSignal, useSignalEffect } from "@preact/signals";
import { announce } from "../../state/announcer";
import { className, dataSet, labels } from "../../state/dataSet";
import { pickExample, subject } from "../../state/drawing";
import { engine } from "../../state/engine";
import { imagesOf, testCount, testLabels } from "../../state/examples";
import { language } from "../../state/language";
import { exampleName } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import css from "./Data.module.css";
import { texts } from "./texts";

/** Shown at once. */
const PAGE = 120;

interface Shown {
	index: number;
	label: number | undefined;
	image: Float32Array;
}

/** The indices of the test examples of a class, or of all, those of a class together. */
function indicesOf(label: number | undefined): number[] {
	const all = Array.from({ length: testCount.value }, (_, index) => index);
	const labelOf = (index: number) => testLabels.value[index] ?? 0;
	if (label !== undefined) return all.filter((index) => labelOf(index) === label);
	return all.sort((a, b) => labelOf(a) - labelOf(b) || a - b);
}

export function ContactSheet() {
	const { sheet, sheetText, more } = texts.value;
	const label = useSignal<number | undefined>(undefined);
	const limit = useSignal(PAGE);
	const shown = useSignal<readonly Shown[]>([]);
	const indices = indicesOf(label.value);
	useSignalEffect(() => {
		const wanted = indicesOf(label.value).slice(0, limit.value);
		if (engine.value.status !== "running") return;
		let isCurrent = true;
		void imagesOf(wanted).then(
			(images) => {
				if (isCurrent) shown.value = wanted.map((index, at) => toShown(index, images[at]));
			},
			() => {}, // the page says that its worker is lost
		);
		return () => {
			isCurrent = false;
		};
	});
	return (
		<section class={css.sheet} aria-labelledby="sheet">
			<h2 id="sheet">{sheet(dataSet.value.name[language.value])}</h2>
			<p class="small">{sheetText}</p>
			{labels.value.length > 0 && (
				<ClassFilter
					chosen={label.value}
					onChoose={(chosen) => {
						[label.value, limit.value] = [chosen, PAGE];
					}}
				/>
			)}
			<ul class={css.examples}>
				{shown.value.map((example) => (
					<Example key={example.index} example={example} />
				))}
			</ul>
			{indices.length > limit.value && (
				<button
					type="button"
					class="button"
					onClick={() => {
						limit.value += PAGE;
					}}
				>
					{more(Math.min(PAGE, indices.length - limit.value))}
				</button>
			)}
		</section>
	);
}

function toShown(index: number, image: Float32Array = new Float32Array()): Shown {
	return { index, label: testLabels.peek()[index], image };
}

function Example({ example: { index, label, image } }: { example: Shown }) {
	const { pick, picked } = texts.value;
	const name = exampleName(index, label);
	return (
		<li>
			<button
				type="button"
				class="example"
				aria-label={pick(name)}
				title={name}
				aria-pressed={subject.value.kind === "example" && subject.value.index === index}
				onClick={() => {
					pickExample(index, label, image);
					announce(picked(name));
				}}
			>
				<PixelImage values={image} />
			</button>
		</li>
	);
}

function ClassFilter({ chosen, onChoose }: { chosen: number | undefined; onChoose(label: number | undefined): void }) {
	const { all, ofClass } = texts.value;
	return (
		<label class={css.filter}>
			<span class="label">{ofClass}</span>
			<select
				value={chosen === undefined ? "" : String(chosen)}
				onChange={({ currentTarget }) => onChoose(currentTarget.value === "" ? undefined : Number(currentTarget.value))}
			>
				<option value="">{all}</option>
				{labels.value.map((label) => (
					<option key={label} value={label}>
						{className(label)}
					</option>
				))}
			</select>
		</label>
	);
}
