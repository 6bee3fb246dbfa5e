/** The test examples of the data set, all or those of a class. */

import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { announce } from "../../state/announcer";
import { className, dataSet, labels, trainCount } from "../../state/dataSet";
import { pickExample, subject } from "../../state/drawing";
import { engine } from "../../state/engine";
import { imagesOf, testLabels } from "../../state/examples";
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
import { errorWork, indicesOf, orderBy, orderedBy } from "./sheetOrder";
import { texts } from "./texts";

/** Shown at once. */
const PAGE = 120;

interface Shown {
	index: number;
	label: number | undefined;
	image: Float32Array;
}

export function ContactSheet() {
	const { sheet, sheetText, sheetOfOne, more, orderFailed } = texts.value;
	const label = useSignal<number | undefined>(undefined);
	const limit = useSignal(PAGE);
	const shown = useSignal<readonly Shown[]>([]);
	const indices = indicesOf(label.value);
	const part = useFocusFallback<HTMLElement>(limit.value);
	useEffect(errorWork.sync, []);
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
		<section class={css.sheet} aria-labelledby="sheet" ref={part} tabIndex={-1}>
			<h2 id="sheet">{sheet(dataSet.value.name[language.value])}</h2>
			<p class="small">{trainCount.value > 1 ? sheetText : sheetOfOne}</p>
			<div class={css.filters}>
				{labels.value.length > 0 && (
					<ClassFilter
						chosen={label.value}
						onChoose={(chosen) => {
							[label.value, limit.value] = [chosen, PAGE];
						}}
					/>
				)}
				{reconstructors.value.length > 0 && <Order />}
			</div>
			{errorWork.error.value && (
				<Notice title={orderFailed} detail={errorWork.error.value.message} onRetry={errorWork.retry} />
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
				title={pick(name)}
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

/** The classes one after another, or the errors of a model. */
function Order() {
	const { order, byClass, byNumber, byError } = texts.value;
	return (
		<label class={css.filter}>
			<span class="label">{order}</span>
			<select
				value={orderedBy.value ?? ""}
				onChange={({ currentTarget }) => orderBy(reconstructors.value.find((id) => id === currentTarget.value))}
			>
				<option value="">{labels.value.length > 0 ? byClass : byNumber}</option>
				{reconstructors.value.map((id) => (
					<option key={id} value={id}>
						{byError(sizedName(id))}
					</option>
				))}
			</select>
		</label>
	);
}
