/** The samples as a grid in which one is selected. */

import { sentenceGap } from "../../strings";
import { arrowDirections } from "../../widgets/arrowKeys";
import { saveContactSheet } from "../../widgets/contactSheet";
import { Icon } from "../../widgets/Icon";
import { PixelImage } from "../../widgets/PixelImage";
import { ModelGate } from "../ModelGate";
import css from "./Generate.module.css";
import { type Samples, samples, sliceImages } from "./samples";
import { chosenSample, GRID_COLUMNS, generatorModel, SAMPLE_COUNT } from "./state";
import { TemperatureNote } from "./TemperatureNote";
import { texts } from "./texts";

const sampleNumbers = Array.from({ length: SAMPLE_COUNT }, (_, index) => index + 1);

function moveByKey(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
	const [dx, dy] = arrowDirections[event.key] ?? [];
	if (dx === undefined || dy === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
	event.preventDefault();
	const next = chosenSample.value + dx + GRID_COLUMNS * dy;
	if (next < 1 || next > SAMPLE_COUNT) return;
	chosenSample.value = next;
	event.currentTarget.parentElement?.querySelectorAll("button")[next - 1]?.focus();
}

function saveGrid({ model: id, images }: Samples): void {
	void saveContactSheet(`samples-${id}`, images, GRID_COLUMNS);
}

export function SampleGrid() {
	const { samples: heading, samplesNote, samplesKeys, saveGrid: save } = texts.value;
	const currentSamples = samples.value;
	return (
		<section aria-labelledby="samples-heading" tabIndex={-1}>
			<div class={css.head}>
				<h2 id="samples-heading" class="figures-caption">
					{heading}
				</h2>
				{currentSamples && (
					<button type="button" class="button button-quiet" onClick={() => saveGrid(currentSamples)}>
						<Icon name="download" />
						{save}
					</button>
				)}
			</div>
			<Grid images={currentSamples?.images} />
			<ModelGate id={generatorModel.value}>
				{() => (
					<p class="small">
						{samplesNote}
						{sentenceGap.value}
						<span class="keyboard-hint">{samplesKeys}</span>
					</p>
				)}
			</ModelGate>
			<TemperatureNote />
		</section>
	);
}

function Grid({ images }: { images: Float32Array | undefined }) {
	return (
		<div class={css.grid}>
			{sampleNumbers.map((number) => (
				<button
					key={number}
					type="button"
					class="example"
					aria-label={texts.value.sample(number)}
					aria-pressed={number === chosenSample.value}
					tabIndex={number === chosenSample.value ? 0 : -1}
					onClick={() => {
						chosenSample.value = number;
					}}
					onKeyDown={moveByKey}
				>
					<PixelImage values={images && sliceImages(images, number - 1)} />
				</button>
			))}
		</div>
	);
}
