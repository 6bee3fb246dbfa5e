/** Whether the drawing is an alarm. */

import { announceLater } from "../../state/announcer";
import { isStart } from "../../state/drawing";
import { PixelImage } from "../../widgets/PixelImage";
import css from "./DrawingVerdict.module.css";
import { verdictOf } from "./groups";
import { formatScore, inputName } from "./names";
import { drawingScore, groups, threshold } from "./results";
import { model } from "./state";
import { texts } from "./texts";

const verdict = () => verdictOf(drawingScore.value?.score, groups.value, threshold.value);

/** A score that is there, and yet is none, is that of an empty pad. */
const isNothingDrawn = () => drawingScore.value !== undefined && drawingScore.value.score === undefined;

export function announceVerdict(): void {
	const [found, { isAlarm: alarm, isNormal, announce }] = [verdict(), texts.value];
	if (found && !isStart.value) announceLater(announce(found.isAlarm ? alarm : isNormal, formatScore(found.score)));
}

export function DrawingVerdict() {
	const { isAlarm: alarm, isNormal, nothingDrawn, score, reconstruction } = texts.value;
	const found = verdict();
	if (model.value === undefined) return null;
	return (
		<div class={css.verdict} data-alarm={found?.isAlarm ?? false}>
			<p class={css.name}>{inputName()}</p>
			{found && (
				<div class={css.picture} title={reconstruction}>
					<PixelImage values={drawingScore.value?.scored?.output} label={reconstruction} />
				</div>
			)}
			{found ? (
				<>
					<p class={css.verdictName}>{found.isAlarm ? alarm : isNormal}</p>
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
