/** The drawing's code with its standard deviations, and what samples around it decode to. */

import type { ModelResult } from "../../../engine/protocol";
import { imageLength } from "../../../state/dataSet";
import { isEmpty } from "../../../state/drawing";
import { results } from "../../../state/results";
import { strings } from "../../../strings";
import { Icon } from "../../../widgets/Icon";
import { LatentBars } from "../../../widgets/LatentBars";
import { PixelImage } from "../../../widgets/PixelImage";
import { ModelGate } from "../../ModelGate";
import { Figure } from "../Article";
import css from "../How.module.css";
import { texts } from "../sections/variationalTexts";
import { seed } from "../state";
import { DRAWS, draws } from "../workerResults";

const numbers = Array.from({ length: DRAWS }, (_, at) => at + 1);

export function Uncertainty() {
	return (
		<Figure caption={texts.value.drawsCaption}>
			<ModelGate id="variational-16">{() => <UncertaintyFigure />}</ModelGate>
		</Figure>
	);
}

function UncertaintyFigure() {
	const { waiting, loading } = strings.value;
	const result = results("variational-16").value;
	if (isEmpty.value) return <p class="placeholder">{waiting}</p>;
	if (!result) return <p class="placeholder">{loading}</p>;
	return <Draws result={result} />;
}

function Draws({ result: { code, deviation, output } }: { result: ModelResult }) {
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
					{numbers.map((number) => (
						<li key={number} class="picture">
							<PixelImage
								values={draws.value?.subarray((number - 1) * imageLength.value, number * imageLength.value)}
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
