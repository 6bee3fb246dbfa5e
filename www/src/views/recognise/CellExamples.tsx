/** The test examples in a cell of the confusion matrix. */

import { useEffect } from "preact/hooks";
import { nameOfClass } from "../../state/dataSet";
import { padContent } from "../../state/drawing";
import { exampleImages, holdExampleImages } from "../../state/exampleImages";
import { pickTestExample } from "../../state/examples";
import { exampleName, formatNumber, strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { type ConfusionCell, examplesIn } from "./classification";
import css from "./Recognise.module.css";
import { texts } from "./texts";

const MAX_SHOWN = 40;

interface Props {
	cell: ConfusionCell;
	labels: Uint8Array;
	predictions: Uint8Array;
}

export function CellExamples({ cell, labels, predictions }: Props) {
	const { cellHeading, cellMore, cellNote, cellEmpty } = texts.value;
	const all = examplesIn(cell, labels, predictions);
	const shown = all.slice(0, MAX_SHOWN);
	useEffect(() => holdExampleImages(shown), [cell, predictions]);
	const names = [cell.truth, cell.predicted].map(nameOfClass);
	return (
		<div class={css.cellExamples}>
			<p class="label" role="status">
				{cellHeading(names[0] ?? "", names[1] ?? "", formatNumber(all.length))}
			</p>
			<ul class={css.sheet}>
				{shown.map((index) => (
					<li key={index}>
						<Example index={index} label={labels[index]} />
					</li>
				))}
			</ul>
			<p class="small">
				{all.length === 0 ? cellEmpty : all.length > shown.length ? cellMore(formatNumber(shown.length)) : cellNote}
			</p>
		</div>
	);
}

function Example({ index, label }: { index: number; label: number | undefined }) {
	const name = strings.value.example(exampleName(index, label));
	return (
		<button
			type="button"
			class="example"
			aria-label={`${name} · ${index + 1}`}
			aria-pressed={padContent.value.kind === "example" && padContent.value.index === index}
			onClick={() => void pickTestExample(index)}
		>
			<PixelImage values={exampleImages.value.get(index)} />
		</button>
	);
}
