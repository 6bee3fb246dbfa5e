/** The test examples in the latent space of the model in training. */

import { useLayoutEffect, useRef } from "preact/hooks";
import { codeSize } from "../../../engine/config";
import type { LatentStats } from "../../../engine/protocol";
import type { TrainConfig } from "../../../engine/training/trainConfig";
import { classLabels } from "../../../state/dataSet";
import { testCount } from "../../../state/examples";
import { pixelRatio } from "../../../state/pixelRatio";
import { theme } from "../../../state/preferences";
import { MAX_CODE_SIZE } from "../../../state/training/evaluators";
import { selectedRun, snapshot, trainingInfo } from "../../../state/training/session";
import { formatNumber, formatShare, joinSentences } from "../../../strings";
import { paintNumerals } from "../../../widgets/numerals";
import { Term } from "../../../widgets/Term";
import { useWidth } from "../../../widgets/useWidth";
import { withLargestClassShare } from "../../largestClass";
import { regionAround } from "./region";
import { texts } from "./texts";
import css from "./Watch.module.css";

function Canvas({ latentStats, label }: { latentStats: LatentStats; label: string }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const side = useWidth(canvas);
	const shown = { latentStats, theme: theme.value, side: side.value, pixelRatio: pixelRatio.value };
	useLayoutEffect(() => {
		if (!canvas.current || shown.side === 0) return;
		paintNumerals(canvas.current, { ...shown, region: regionAround(latentStats.points), highlightedClass: undefined });
	}, Object.values(shown));
	return <canvas ref={canvas} class={css.mapCanvas} role="img" aria-label={label} />;
}

/** Whether a map is drawn: not of codes that are too long. */
export function hasMap(config: TrainConfig | undefined): boolean {
	return config !== undefined && codeSize(config.model) <= MAX_CODE_SIZE;
}

/** In the place of the map of such codes. */
export function NoMap() {
	const config = trainingInfo.value?.configs[selectedRun.value];
	if (!config || hasMap(config)) return null;
	const [count, most] = [formatNumber(codeSize(config.model)), formatNumber(MAX_CODE_SIZE)];
	return <p class="small">{texts.value.mapTooLarge(count, most)}</p>;
}

export function LiveMap() {
	const { map, mapNote, mapProjected, mapPicture, accuracy: term, accuracyExplained } = texts.value;
	const evaluation = snapshot.value?.runs[selectedRun.value];
	const hasClasses = classLabels.value.length > 0;
	const percent = evaluation?.accuracy === undefined ? "–" : formatShare(evaluation.accuracy, testCount.value);
	const latentStats = evaluation?.latentStats;
	const explainedVariance = latentStats?.explainedVarianceRatio.reduce((sum, share) => sum + share, 0) ?? 1;
	return (
		<section class={`${css.map} explained`} aria-labelledby="watch-map-heading">
			<div class={css.mapHead}>
				<h3 id="watch-map-heading" class="label">
					{map}
				</h3>
				{hasClasses && (
					<p class={css.accuracy}>
						<Term name={term} explanation={withLargestClassShare(accuracyExplained)} /> <span>{percent}</span>
					</p>
				)}
			</div>
			{latentStats ? <Canvas latentStats={latentStats} label={mapPicture(percent)} /> : <div class={css.mapCanvas} />}
			<p class="small">
				{joinSentences(
					mapNote,
					latentStats &&
						latentStats.codes.length > latentStats.points.length &&
						explainedVariance > 0 &&
						mapProjected(`${formatNumber(100 * explainedVariance)}%`),
				)}
			</p>
		</section>
	);
}
