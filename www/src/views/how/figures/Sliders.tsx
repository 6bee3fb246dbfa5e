/** Two sliders for a two-dimensional code, and what it decodes to. */

import { results } from "../../../state/results";
import { formatNumber, strings } from "../../../strings";
import { LatentPlane } from "../../../widgets/LatentPlane";
import { PixelImage } from "../../../widgets/PixelImage";
import { Range } from "../../../widgets/Range";
import { ModelGate } from "../../ModelGate";
import { Figure } from "../Article";
import css from "../How.module.css";
import { texts } from "../sections/variationalTexts";
import { latents, REACH } from "../state";
import { decoded } from "../workerResults";

const noDeviation = [0, 0] as const;

function clampToReach(value: number): number {
	return Math.min(REACH, Math.max(-REACH, value));
}

function goToDrawing(): void {
	const code = results("variational-2").value?.code;
	if (!code) return;
	for (const [at, latent] of latents.entries()) latent.value = clampToReach(code[at] ?? 0);
}

export function Sliders() {
	return (
		<Figure caption={texts.value.slidersCaption}>
			<ModelGate id="variational-2">{() => <SlidersFigure />}</ModelGate>
		</Figure>
	);
}

function SlidersFigure() {
	const { point, decoded: name, toDrawing } = texts.value;
	const [x, y] = [latents[0].value, latents[1].value];
	return (
		<div class={css.sliders}>
			<div class="picture">
				<LatentPlane mean={[x, y]} deviation={noDeviation} label={point(formatNumber(x, 2), formatNumber(y, 2))} />
			</div>
			<div class="picture">
				<PixelImage values={decoded.value} label={name} />
			</div>
			<div class={css.controls}>
				<Latent index={0} />
				<Latent index={1} />
				<button type="button" class="button" aria-disabled={!results("variational-2").value} onClick={goToDrawing}>
					{toDrawing}
				</button>
			</div>
		</div>
	);
}

function Latent({ index }: { index: 0 | 1 }) {
	const latent = latents[index];
	return (
		<Range
			label={strings.value.latentAxis(index + 1)}
			min={-REACH}
			max={REACH}
			step={0.01}
			value={latent.value}
			text={formatNumber(latent.value, 2)}
			onInput={(value) => {
				latent.value = value;
			}}
			onReset={() => {
				latent.value = 0;
			}}
		/>
	);
}
