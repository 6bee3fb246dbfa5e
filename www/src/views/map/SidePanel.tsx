/** What is pointed at or chosen on the maps, and all that lie in the rectangle. */

import { useEffect } from "preact/hooks";
import { dataSet } from "../../state/dataSet";
import { padContent } from "../../state/drawing";
import { exampleImages, holdExampleImages } from "../../state/exampleImages";
import { exampleWithNumber } from "../../state/exampleNumbers";
import { loadPicturePaths } from "../../state/picturePaths";
import { openView } from "../../state/urlState";
import { exampleNoun, formatNumber, strings } from "../../strings";
import { focusRegion } from "../../widgets/focusRegion";
import { PixelImage } from "../../widgets/PixelImage";
import { brushedExamples } from "./brushed";
import { chooseExample } from "./chooseExample";
import { classCountsText } from "./classCountsText";
import css from "./Map.module.css";
import { filePathOf, nameOf } from "./names";
import { chosenExample, clearBrush, shownExample } from "./state";
import { texts } from "./texts";

/** Pictures of the rectangle that are shown, at most. */
const MAX_PICTURES = 60;

export function SidePanel() {
	useEffect(() => void loadPicturePaths(), [dataSet.value]);
	return (
		<aside tabIndex={-1} class={css.side} aria-label={texts.value.pointed}>
			<ShownExample />
			<BrushedPictures />
		</aside>
	);
}

/** The name of an example, and the file path if it is one of the visitor's own pictures. */
function titleOf(number: number): string {
	const path = filePathOf(number);
	return path === undefined ? nameOf(number) : `${nameOf(number)}: ${path}`;
}

function ShownExample() {
	const number = shownExample.value;
	useEffect(() => (number === undefined ? undefined : holdExampleImages([number])), [number]);
	const { hint, input, learnt, open } = texts.value;
	if (number === undefined) return <p class={`small ${css.hint}`}>{hint(exampleNoun.value.one)}</p>;
	const { split, index } = exampleWithNumber(number);
	// The number of a test example is its index in the test split, as that of the input is.
	const isInput =
		padContent.value.kind === "example" && padContent.value.index === number && number === chosenExample.value;
	return (
		<div class={css.shown}>
			<div class="picture">
				<PixelImage values={exampleImages.value.get(number)} label={nameOf(number)} />
			</div>
			<div class={css.shownText}>
				<p class="label">{nameOf(number)}</p>
				<p class="small">{filePathOf(number) ?? strings.value.numbered(exampleNoun.value, formatNumber(index + 1))}</p>
				{split === "train" && <p class="small">{learnt}</p>}
				{isInput && <p class="small">{input}</p>}
				{isInput && (
					<button type="button" class="button" onClick={() => openView("reconstruct")}>
						{open}
					</button>
				)}
			</div>
		</div>
	);
}

function BrushedPictures() {
	const numbers = [...(brushedExamples.value?.exampleNumbers ?? [])];
	const shown = numbers.slice(0, MAX_PICTURES);
	useEffect(() => holdExampleImages(shown), [brushedExamples.value?.exampleNumbers]);
	if (!brushedExamples.value) return null;
	const { inRectangle, brushedCount, more, clear } = texts.value;
	return (
		<section class={css.sheet} aria-labelledby="map-sheet">
			<h2 id="map-sheet" class="visually-hidden">
				{inRectangle}
			</h2>
			<p class="label">{brushedCount(numbers.length)}</p>
			<p class="small">{classCountsText(numbers)}</p>
			<ul class={css.sheetList}>
				{shown.map((number) => (
					<li key={number}>
						<button
							type="button"
							class="example"
							title={titleOf(number)}
							aria-pressed={chosenExample.value === number}
							onClick={() => void chooseExample(number)}
						>
							<PixelImage values={exampleImages.value.get(number)} />
						</button>
					</li>
				))}
			</ul>
			{numbers.length > shown.length && <p class="small">{more(formatNumber(shown.length))}</p>}
			<button
				type="button"
				class="button"
				onClick={({ currentTarget }) => {
					focusRegion(currentTarget);
					clearBrush();
				}}
			>
				{clear}
			</button>
		</section>
	);
}
