/** Frames of a path side by side; the one shown large is marked. */

import { PixelImage } from "../../widgets/PixelImage";
import { frameOf } from "./path";
import css from "./paths.module.css";
import { STEPS, step } from "./state";

/** Frames that divide the path into equal parts. */
const FRAMES = 11;
const STRIDE = (STEPS - 1) / (FRAMES - 1);

interface Props {
	path: { images: Float32Array };
}

export function FrameStrip({ path }: Props) {
	const current = Math.round(step.value / STRIDE);
	return (
		<ol class={css.frames} aria-hidden="true">
			{Array.from({ length: FRAMES }, (_, frame) => (
				<li key={frame} class={frame === current ? css.currentFrame : undefined}>
					<PixelImage values={frameOf(path, frame * STRIDE)} />
				</li>
			))}
		</ol>
	);
}
