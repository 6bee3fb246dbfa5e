/** A stage's picture with its colour legend. */

import type { ComponentChildren } from "preact";
import { formatNumber } from "../../../strings";
import type { ColourMap } from "../../../widgets/colour";
import { Legend } from "../../../widgets/Legend";
import { PixelImage } from "../../../widgets/PixelImage";
import { TileMosaic } from "../../../widgets/TileMosaic";
import css from "./StageList.module.css";
import type { Picture } from "./stage";

function StageLegend({ map, range: [low, high] }: { map: ColourMap | undefined; range: readonly [number, number] }) {
	// Images need no legend.
	if (map === undefined) return null;
	return <Legend colourMap={map} low={formatNumber(low, low === 0 ? 0 : 1)} high={formatNumber(high, 1)} />;
}

interface Props {
	picture: Exclude<Picture, { kind: "gaussian" }>;
	label: string;
	/** What lies over the picture. */
	children?: ComponentChildren;
}

export function StagePicture({ picture, label, children }: Props) {
	return (
		<>
			<div class={picture.map === "signed" ? `picture ${css.pictureSigned}` : "picture"}>
				{picture.kind === "tiles" ? (
					<TileMosaic {...picture} label={label} />
				) : (
					<PixelImage {...picture} label={label} />
				)}
				{children}
			</div>
			<StageLegend map={picture.map} range={picture.range} />
		</>
	);
}
