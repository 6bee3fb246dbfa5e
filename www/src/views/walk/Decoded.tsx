/** The decoder's output for the current code, and the drawing beside it. */

import { useSignalEffect } from "@preact/signals";
import { announceLater } from "../../state/announcer";
import { className } from "../../state/dataSet";
import { isLoading, isReady } from "../../state/engine";
import { modelInput } from "../../state/results";
import { formatNumber, strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { SaveButton } from "../../widgets/SaveButton";
import { nearestLabel } from "./nearestLabel";
import { code, isCodeKnown, isOfDrawing, model } from "./state";
import { texts } from "./texts";
import css from "./Walk.module.css";
import { decoded, latentStats } from "./workerResults";

function codeText(): string {
	const { latentAxis, list } = strings.value;
	return list(Array.from(code.value, (value, index) => `${latentAxis(index + 1)} = ${formatNumber(value, 2)}`));
}

/** Also where among the test examples it is, as the picture tells a listener nothing. */
function announceCode(): void {
	if (!isCodeKnown.value || !isReady(model.value)) return;
	const { announceCode: decodedAt, announceNearest } = texts.value;
	const label = latentStats.value && nearestLabel(latentStats.value, code.value);
	const place = label === undefined ? [] : [announceNearest(className(label))];
	announceLater(strings.value.list([decodedAt(codeText()), ...place]));
}

export function Decoded() {
	const { decodedName, drawingName, atDrawing } = texts.value;
	const isComing = isLoading(model.value) && !decoded.value;
	useSignalEffect(announceCode);
	return (
		<figure class={css.decoded}>
			<div class="picture">
				<PixelImage values={decoded.value} label={decodedName} />
				{isComing && <p class="small picture-wait">{strings.value.loading}</p>}
			</div>
			<div class={css.drawing}>
				<div class="picture">
					<PixelImage values={modelInput.value} label={drawingName} />
				</div>
				<span class="small">{drawingName}</span>
			</div>
			<figcaption class={css.decodedCaption}>
				<span>{isOfDrawing.value ? atDrawing : decodedName}</span>
				{decoded.value && <SaveButton label={decodedName} file="decoded" values={decoded.value} />}
			</figcaption>
		</figure>
	);
}
