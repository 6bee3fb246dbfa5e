/** The samples as a grid in which one is selected. */

import { sentenceGap } from "../../strings";
import { directions } from "../../widgets/arrowKeys";
import { saveContactSheet } from "../../widgets/contactSheet";
import { Icon } from "../../widgets/Icon";
import { PixelImage } from "../../widgets/PixelImage";
import { ModelGate } from "../ModelGate";
import css from "./Generate.module.css";
import { imagesAt, type Samples, samples } from "./samples";
import { COLUMNS, COUNT, chosen, model } from "./state";
import { TemperatureNote } from "./TemperatureNote";
import { texts } from "./texts";

const numbers = Array.from({ length: COUNT }, (_, index) => index + 1);

function moveByKey(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
	const [dx, dy] = directions[event.key] ?? [];
	if (dx === undefined || dy === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
	event.preventDefault();
	const next = chosen.value + dx + COLUMNS * dy;
	if (next < 1 || next > COUNT) return;
	chosen.value = next;
	event.currentTarget.parentElement?.querySelectorAll("button")[next - 1]?.focus();
}

function saveGrid({ model: id, images }: Samples): void {
	void saveContactSheet(`samples-${id}`, images, COLUMNS);
}

export function SampleGrid() {
	const { samples: heading, samplesNote, samplesKeys, saveGrid: save } = texts.value;
	const current = samples.value;
	return (
		<section aria-labelledby="samples-heading" tabIndex={-1}>
			<div class={css.head}>
				<h2 id="samples-heading" class="figures-caption">
					{heading}
				</h2>
				{current && (
					<button type="button" class="button button-quiet" onClick={() => saveGrid(current)}>
						<Icon name="download" />
						{save}
					</button>
				)}
			</div>
			<Grid images={current?.images} />
			<ModelGate id={model.value}>
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
			{numbers.map((number) => (
				<button
					key={number}
					type="button"
					class="example"
					aria-label={texts.value.sample(number)}
					aria-pressed={number === chosen.value}
					tabIndex={number === chosen.value ? 0 : -1}
					onClick={() => {
						chosen.value = number;
					}}
					onKeyDown={moveByKey}
				>
					<PixelImage values={images && imagesAt(images, number - 1)} />
				</button>
			))}
		</div>
	);
}
