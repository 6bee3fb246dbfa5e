/** The drawing's code with its standard deviations, and what samples around it decode to. */

import type { ModelResult } from "../../../engine/protocol";
import { imageLength } from "../../../state/dataSet";
import { isPadEmpty } from "../../../state/drawing";
import { modelResult } from "../../../state/results";
import { strings } from "../../../strings";
import { Icon } from "../../../widgets/Icon";
import { LatentBars } from "../../../widgets/LatentBars";
import { PixelImage } from "../../../widgets/PixelImage";
import { ModelGate } from "../../ModelGate";
import { Figure } from "../Article";
import css from "../How.module.css";
import { texts } from "../sections/variationalTexts";
import { seed } from "../state";
import { posteriorSamples, SAMPLE_COUNT } from "../workerResults";

const sampleNumbers = Array.from({ length: SAMPLE_COUNT }, (_, index) => index + 1);

export function Uncertainty() {
	return (
		<Figure caption={texts.value.drawsCaption}>
			<ModelGate id="variational-16">{() => <UncertaintyFigure />}</ModelGate>
		</Figure>
	);
}

function UncertaintyFigure() {
	const { waiting, loading } = strings.value;
	const result = modelResult("variational-16").value;
	if (isPadEmpty.value) return <p class="placeholder">{waiting}</p>;
	if (!result) return <p class="placeholder">{loading}</p>;
	return <PosteriorSamples result={result} />;
}

function PosteriorSamples({ result: { code, deviation, output } }: { result: ModelResult }) {
	const { code: codeName, mean, again, draw } = texts.value;
	return (
		<>
			<div class={css.uncertainty}>
				<div class={css.uncertaintyCode}>
					<div class="picture">
						<LatentBars means={code} deviations={deviation ?? new Float32Array()} label={codeName} />
					</div>
					<div class="picture">
						<PixelImage values={output} label={mean} />
					</div>
				</div>
				<ul class={css.draws}>
					{sampleNumbers.map((number) => (
						<li key={number} class="picture">
							<PixelImage
								values={posteriorSamples.value?.subarray((number - 1) * imageLength.value, number * imageLength.value)}
								label={draw(number)}
							/>
						</li>
					))}
				</ul>
			</div>
			<button
				type="button"
				class="button"
				onClick={() => {
					seed.value++;
				}}
			>
				<Icon name="shuffle" />
				{again}
			</button>
		</>
	);
}
