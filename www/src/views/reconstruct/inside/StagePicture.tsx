/** A stage's picture with its colour legend. */

import type { ComponentChildren } from "preact";
import { formatNumber } from "../../../strings";
import type { ColourMap } from "../../../widgets/colour";
import { Legend } from "../../../widgets/Legend";
import { PixelImage } from "../../../widgets/PixelImage";
import { TileMosaic } from "../../../widgets/TileMosaic";
import css from "./StageList.module.css";
import type { Picture } from "./stage";

interface Style {
	colourMap: ColourMap | undefined;
	range: readonly [number, number];
}

function StageLegend({ colourMap, range: [low, high] }: Style) {
	// Images need no legend.
	if (colourMap === undefined) return null;
	return <Legend colourMap={colourMap} low={formatNumber(low, low === 0 ? 0 : 1)} high={formatNumber(high, 1)} />;
}

interface Props {
	picture: Exclude<Picture, { kind: "gaussian" }>;
	label: string;
	/** What lies over the picture. */
	children?: ComponentChildren;
}

export function StagePicture({ picture, label, children }: Props) {
	const { values, colourMap, range } = picture;
	return (
		<>
			<div class={colourMap === "signed" ? `picture ${css.pictureSigned}` : "picture"}>
				{picture.kind === "tiles" ? (
					<TileMosaic values={values} shape={picture.shape} colourMap={picture.colourMap} range={range} label={label} />
				) : (
					<PixelImage values={values} columns={picture.columns} colourMap={colourMap} range={range} label={label} />
				)}
				{children}
			</div>
			<StageLegend colourMap={colourMap} range={range} />
		</>
	);
}
