/** The decoder's output for the current code, and the drawing beside it. */

import { useSignalEffect } from "@preact/signals";
import { announceLater } from "../../state/announcer";
import { nameOfClass } from "../../state/dataSet";
import { isModelPending, isModelReady } from "../../state/engine";
import { modelInput } from "../../state/results";
import { formatNumber, strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { SaveButton } from "../../widgets/SaveButton";
import { nearestLabel } from "./nearestLabel";
import { code, isCodeKnown, isDrawingCode, model } from "./state";
import { texts } from "./texts";
import css from "./Walk.module.css";
import { decodedImage, latentStats } from "./workerResults";

function codeText(): string {
	const { latentAxis, list } = strings.value;
	return list(Array.from(code.value, (value, index) => `${latentAxis(index + 1)} = ${formatNumber(value, 2)}`));
}

/** For screen readers: the code, and the class of the nearest test example, as the picture tells a listener nothing. */
function announceCode(): void {
	if (!isCodeKnown.value || !isModelReady(model.value)) return;
	const { announceCode: decodedText, announceNearest } = texts.value;
	const label = latentStats.value && nearestLabel(latentStats.value, code.value);
	const nearestText = label === undefined ? [] : [announceNearest(nameOfClass(label))];
	announceLater(strings.value.list([decodedText(codeText()), ...nearestText]));
}

export function Decoded() {
	const { decodedName, drawingName, reconstructionName } = texts.value;
	const isPending = isModelPending(model.value) && !decodedImage.value;
	useSignalEffect(announceCode);
	return (
		<figure class={css.decoded}>
			<div class="picture">
				<PixelImage values={decodedImage.value} label={decodedName} />
				{isPending && <p class="small picture-wait">{strings.value.loading}</p>}
			</div>
			<div class={css.drawing}>
				<div class="picture">
					<PixelImage values={modelInput.value} label={drawingName} />
				</div>
				<span class="small">{drawingName}</span>
			</div>
			<figcaption class={css.decodedCaption}>
				<span>{isDrawingCode.value ? reconstructionName : decodedName}</span>
				{decodedImage.value && <SaveButton label={decodedName} file="decoded" values={decodedImage.value} />}
			</figcaption>
		</figure>
	);
}
