/** What a unit of a feature map sees: of the drawing, and of one map of the layer before. */

import type { LayerActivation } from "../../../../engine/protocol";
import { imageShape } from "../../../../state/dataSet";
import { extentWithZero } from "../../../../widgets/colour";
import { PixelImage } from "../../../../widgets/PixelImage";
import css from "./ExplanationCard.module.css";
import type { ExplainerProps } from "./explainerProps";
import { texts } from "./texts";
import { inputReceptiveField, SeenOutline } from "./UnitOverlay";
import { imageGrid, pixelGrid, rectanglesAround } from "./unitGrid";

interface Props extends ExplainerProps {
	/** of the layer before */
	channel: number;
}

export function ReceptiveFields({ channel, sourceLayer, image, contributions, stageNameOf }: Props) {
	const { drawing, sees, seesAll } = texts.value;
	const { receptiveField, sources } = contributions;
	return (
		<div class={css.fields}>
			<figure>
				<div class="picture">
					<PixelImage values={image} label={drawing} />
					<SeenOutline grid={imageGrid("input", imageShape.value)} rectangles={inputReceptiveField()} />
				</div>
				<figcaption aria-hidden="true">{drawing}</figcaption>
			</figure>
			{sourceLayer?.shape.length === 3 && (
				<FeatureMap layer={sourceLayer} name={stageNameOf(sourceLayer.name)} channel={channel} sources={sources} />
			)}
			<p class="small">
				{receptiveField
					? sees(receptiveField.bottom - receptiveField.top, receptiveField.right - receptiveField.left)
					: seesAll}
			</p>
		</div>
	);
}

interface MapProps {
	layer: LayerActivation;
	name: string;
	channel: number;
	/** indices of the layer's units that are seen; −1 for padding */
	sources: Int32Array;
}

function FeatureMap({ layer: { values, shape }, name, channel, sources }: MapProps) {
	const [height = 1, width = 1, channels = 1] = shape;
	const grid = pixelGrid("map", height * width, width);
	const map = values.filter((_, index) => index % channels === channel);
	const cells = Array.from(sources, (source) => (source < 0 ? source : Math.floor(source / channels)));
	const label = channels === 1 ? name : texts.value.mapOf(channel + 1, name);
	return (
		<figure>
			<div class="picture">
				<PixelImage values={map} columns={width} colourMap="viridis" range={extentWithZero(values)} label={label} />
				<SeenOutline grid={grid} rectangles={rectanglesAround(grid, "map", cells)} />
			</div>
			<figcaption aria-hidden="true">{label}</figcaption>
		</figure>
	);
}
