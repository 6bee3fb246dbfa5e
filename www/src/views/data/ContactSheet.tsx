/** The test examples of the data set, all or those of a class. */

import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { announce } from "../../state/announcer";
import { classLabels, dataSet, nameOfClass, trainCount } from "../../state/dataSet";
import { padContent, pickExample } from "../../state/drawing";
import { engineState } from "../../state/engine";
import { testImagesOf, testLabels } from "../../state/examples";
import { language } from "../../state/language";
import { reconstructors } from "../../state/reconstructors";
import { exampleName } from "../../strings";
import { Notice } from "../../widgets/Notice";
import { PixelImage } from "../../widgets/PixelImage";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import { ExamplesFailed } from "../drawing/ExamplesFailed";
import { areExamplesMissing } from "../drawing/examplesMissing";
import { sizedName } from "../modelTexts";
import css from "./Data.module.css";
import { chooseOrderingModel, errorQuery, orderedIndices, orderingModel } from "./sheetOrder";
import { texts } from "./texts";

/** How many examples are shown at first, and added at a time. */
const PAGE_SIZE = 120;

interface SheetExample {
	index: number;
	label: number | undefined;
	image: Float32Array;
}

export function ContactSheet() {
	const { sheet, sheetText, sheetOfOne, more, orderFailed } = texts.value;
	const label = useSignal<number | undefined>(undefined);
	const limit = useSignal(PAGE_SIZE);
	const shown = useSignal<readonly SheetExample[]>([]);
	const indices = orderedIndices(label.value);
	const section = useFocusFallback<HTMLElement>(limit.value);
	useEffect(errorQuery.sync, []);
	useSignalEffect(() => {
		const wanted = orderedIndices(label.value).slice(0, limit.value);
		if (engineState.value.status !== "running") return;
		let isCurrent = true;
		void testImagesOf(wanted).then(
			(images) => {
				if (isCurrent) shown.value = wanted.map((index, position) => toSheetExample(index, images[position]));
			},
			() => {}, // the page says that its worker is lost
		);
		return () => {
			isCurrent = false;
		};
	});
	return (
		<section class={css.sheet} aria-labelledby="sheet" ref={section} tabIndex={-1}>
			<h2 id="sheet">{sheet(dataSet.value.name[language.value])}</h2>
			<p class="small">{trainCount.value > 1 ? sheetText : sheetOfOne}</p>
			<div class={css.filters}>
				{classLabels.value.length > 0 && (
					<ClassFilter
						chosen={label.value}
						onChoose={(chosen) => {
							[label.value, limit.value] = [chosen, PAGE_SIZE];
						}}
					/>
				)}
				{reconstructors.value.length > 0 && <OrderSelect />}
			</div>
			{errorQuery.error.value && (
				<Notice title={orderFailed} detail={errorQuery.error.value.message} onAction={errorQuery.retry} />
			)}
			{areExamplesMissing.value && <ExamplesFailed />}
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
						limit.value += PAGE_SIZE;
					}}
				>
					{more(Math.min(PAGE_SIZE, indices.length - limit.value))}
				</button>
			)}
		</section>
	);
}

function toSheetExample(index: number, image: Float32Array = new Float32Array()): SheetExample {
	return { index, label: testLabels.peek()[index], image };
}

function Example({ example: { index, label, image } }: { example: SheetExample }) {
	const { pick, picked } = texts.value;
	const name = exampleName(index, label);
	return (
		<li>
			<button
				type="button"
				class="example"
				title={pick(name)}
				aria-pressed={padContent.value.kind === "example" && padContent.value.index === index}
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
				{classLabels.value.map((label) => (
					<option key={label} value={label}>
						{nameOfClass(label)}
					</option>
				))}
			</select>
		</label>
	);
}

/** The classes one after another, or the errors of a model. */
function OrderSelect() {
	const { order, byClass, byNumber, byError } = texts.value;
	return (
		<label class={css.filter}>
			<span class="label">{order}</span>
			<select
				value={orderingModel.value ?? ""}
				onChange={({ currentTarget }) =>
					chooseOrderingModel(reconstructors.value.find((id) => id === currentTarget.value))
				}
			>
				<option value="">{classLabels.value.length > 0 ? byClass : byNumber}</option>
				{reconstructors.value.map((id) => (
					<option key={id} value={id}>
						{byError(sizedName(id))}
					</option>
				))}
			</select>
		</label>
	);
}
