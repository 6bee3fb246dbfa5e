/** What a unit of a feature map sees: of the drawing, and of one map of the layer before. */

import type { LayerActivation } from "../../../../engine/protocol";
import { imageShape } from "../../../../state/dataSet";
import { extent } from "../../../../widgets/colour";
import { PixelImage } from "../../../../widgets/PixelImage";
import css from "./Card.module.css";
import { imageGrid, pixelGrid, rectanglesAround } from "./grid";
import type { PartProps } from "./parts";
import { texts } from "./texts";
import { inputSeen, Seen } from "./UnitOverlay";

interface Props extends PartProps {
	/** of the layer before */
	channel: number;
}

export function Fields({ channel, before, image, contributions, stageOf }: Props) {
	const { drawing, sees, seesAll } = texts.value;
	const { field, sources } = contributions;
	return (
		<div class={css.fields}>
			<figure>
				<div class="picture">
					<PixelImage values={image} label={drawing} />
					<Seen grid={imageGrid("input", imageShape.value)} seen={inputSeen()} />
				</div>
				<figcaption aria-hidden="true">{drawing}</figcaption>
			</figure>
			{before?.shape.length === 3 && (
				<FeatureMap layer={before} name={stageOf(before.name)} channel={channel} sources={sources} />
			)}
			<p class="small">{field ? sees(field.bottom - field.top, field.right - field.left) : seesAll}</p>
		</div>
	);
}

interface MapProps {
	layer: LayerActivation;
	name: string;
	channel: number;
	sources: Int32Array;
}

function FeatureMap({ layer: { values, shape }, name, channel, sources }: MapProps) {
	const [height = 1, width = 1, channels = 1] = shape;
	const grid = pixelGrid("map", height * width, width);
	const map = values.filter((_, at) => at % channels === channel);
	const cells = Array.from(sources, (source) => (source < 0 ? source : Math.floor(source / channels)));
	const label = channels === 1 ? name : texts.value.mapOf(channel + 1, name);
	return (
		<figure>
			<div class="picture">
				<PixelImage values={map} columns={width} map="viridis" range={extent(values)} label={label} />
				<Seen grid={grid} seen={rectanglesAround(grid, "map", cells)} />
			</div>
			<figcaption aria-hidden="true">{label}</figcaption>
		</figure>
	);
}
