/** Whether the drawing is an alarm. */

import { announceLater } from "../../state/announcer";
import { isInitialDrawing } from "../../state/drawing";
import { PixelImage } from "../../widgets/PixelImage";
import css from "./DrawingResult.module.css";
import { anomalyResultOf } from "./groups";
import { formatScore, inputName } from "./names";
import { drawingScore, groups, threshold } from "./results";
import { model } from "./state";
import { texts } from "./texts";

const drawingResult = () => anomalyResultOf(drawingScore.value?.score, groups.value, threshold.value);

/** The result of an empty pad has no score. */
const isNothingDrawn = () => drawingScore.value !== undefined && drawingScore.value.score === undefined;

export function announceDrawingResult(): void {
	const [found, { isAlarm: alarm, isNormal, announce }] = [drawingResult(), texts.value];
	if (found && !isInitialDrawing.value)
		announceLater(announce(found.isAlarm ? alarm : isNormal, formatScore(found.score)));
}

export function DrawingResult() {
	const { isAlarm: alarm, isNormal, nothingDrawn, score, reconstruction } = texts.value;
	const found = drawingResult();
	if (model.value === undefined) return null;
	return (
		<div class={css.result} data-alarm={found?.isAlarm ?? false}>
			<p class={css.name}>{inputName()}</p>
			{found && (
				<div class={css.picture} title={reconstruction}>
					<PixelImage values={drawingScore.value?.scored?.output} label={reconstruction} />
				</div>
			)}
			{found ? (
				<>
					<p class={css.resultName}>{found.isAlarm ? alarm : isNormal}</p>
					<p class="small">
						{score} <span translate={false}>{formatScore(found.score)}</span>
					</p>
				</>
			) : (
				<p class="small">{isNothingDrawn() ? nothingDrawn : "…"}</p>
			)}
		</div>
	);
}
