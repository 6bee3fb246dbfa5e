/** Stills of a walk, side by side; the one that is shown large is marked. */

import { PixelImage } from "../../widgets/PixelImage";
import { frameOf } from "./path";
import { STEPS, step } from "./state";

/** Stills that divide the walk into equal parts. */
const STILLS = 11;
const STRIDE = (STEPS - 1) / (STILLS - 1);

interface Props {
	way: { images: Float32Array };
}

export function FrameStrip({ way }: Props) {
	const now = Math.round(step.value / STRIDE);
	return (
		<ol class="film" aria-hidden="true">
			{Array.from({ length: STILLS }, (_, still) => (
				<li key={still} class={still === now ? "film-now" : undefined}>
					<PixelImage values={frameOf(way, still * STRIDE)} />
				</li>
			))}
		</ol>
	);
}
