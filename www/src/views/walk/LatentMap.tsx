/** The map of the latent space: decoded pictures, test examples, and the current position. */

import { useId, useLayoutEffect, useRef } from "preact/hooks";
import type { LatentStats } from "../../engine/protocol";
import { isModelPending } from "../../state/engine";
import { isPanelShown } from "../../state/panels";
import { pixelRatio } from "../../state/pixelRatio";
import { theme } from "../../state/preferences";
import { formatNumber, sentenceGap, strings } from "../../strings";
import { paintNumerals } from "../../widgets/numerals";
import { useWidth } from "../../widgets/useWidth";
import { MAP_ID } from "./focusMap";
import { useGestures } from "./gestures";
import css from "./LatentMap.module.css";
import { MapOverlay } from "./MapOverlay";
import { decodedPaths } from "./path";
import { viewRegion } from "./regions";
import { formatVarianceShares } from "./shares";
import { dimensions, highlightedClass, model, showsExamples, showsManifold } from "./state";
import { texts } from "./texts";
import { currentPoint, latentStats, manifoldImage } from "./workerResults";

function ManifoldCanvas({ image }: { image: ImageData }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	useLayoutEffect(() => {
		if (!canvas.current) return;
		[canvas.current.width, canvas.current.height] = [image.width, image.height];
		canvas.current.getContext("2d")?.putImageData(image, 0, 0);
	}, [image]);
	return <canvas ref={canvas} class={showsExamples.value ? `${css.tiles} ${css.tilesBehind}` : css.tiles} />;
}

function LabelScatter({ stats, side }: { stats: LatentStats; side: number }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const scatter = {
		latentStats: stats,
		region: viewRegion.value,
		theme: theme.value,
		highlightedClass: highlightedClass.value,
		side,
		pixelRatio: pixelRatio.value,
	};
	useLayoutEffect(() => {
		if (canvas.current) paintNumerals(canvas.current, scatter);
	}, Object.values(scatter));
	return <canvas ref={canvas} class={css.numerals} />;
}

function mapLabel(): string {
	const { mapName, mapPoint } = texts.value;
	const name = mapName(dimensions.value);
	const [x, y] = currentPoint.value?.map((value) => formatNumber(value, 2)) ?? [];
	return x === undefined || y === undefined ? name : strings.value.labelled(name, mapPoint(x, y));
}

/** Says that the map shows only a part of a latent space with more than two dimensions, and how large a part. */
function ProjectionNote() {
	const explained = latentStats.value?.explainedVarianceRatio;
	if (dimensions.value <= 2 || !explained) return null;
	return <p class={`small ${css.help}`}>{texts.value.slice(dimensions.value, formatVarianceShares(explained).both)}</p>;
}

export function LatentMap() {
	const frame = useRef<HTMLDivElement>(null);
	const side = useWidth(frame);
	const helpId = useId();
	const gestures = useGestures();
	return (
		<div>
			<div
				ref={frame}
				id={MAP_ID}
				class={css.frame}
				role="application"
				// biome-ignore lint/a11y/noNoninteractiveTabindex: the role "application" means that it handles the arrow keys
				tabIndex={0}
				aria-label={mapLabel()}
				aria-describedby={helpId}
				{...gestures}
			>
				{showsManifold.value && manifoldImage.value && <ManifoldCanvas image={manifoldImage.value} />}
				{showsExamples.value && latentStats.value && <LabelScatter stats={latentStats.value} side={side.value} />}
				<MapOverlay />
				{isModelPending(model.value) && <p class="small picture-wait">{strings.value.loading}</p>}
			</div>
			<p id={helpId} class={`small ${css.help}`}>
				{texts.value.mapHelp}
				{sentenceGap.value}
				<span class="keyboard-hint">{texts.value.mapKeys}</span>
			</p>
			{decodedPaths.value && isPanelShown("path") && <p class="small">{texts.value.mapPath}</p>}
			<ProjectionNote />
		</div>
	);
}
