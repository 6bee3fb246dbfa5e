/** Frames of a path side by side; the one shown large is marked. */

import { PixelImage } from "../../widgets/PixelImage";
import { frameOf } from "./path";
import css from "./paths.module.css";
import { PATH_LENGTH, pathStep } from "./state";

/** Frames that divide the path into equal parts. */
const FRAME_COUNT = 11;
const FRAME_STRIDE = (PATH_LENGTH - 1) / (FRAME_COUNT - 1);

interface Props {
	path: { images: Float32Array };
}

export function FrameStrip({ path }: Props) {
	const current = Math.round(pathStep.value / FRAME_STRIDE);
	return (
		<ol class={css.frames} aria-hidden="true">
			{Array.from({ length: FRAME_COUNT }, (_, frame) => (
				<li key={frame} class={frame === current ? css.currentFrame : undefined}>
					<PixelImage values={frameOf(path, frame * FRAME_STRIDE)} />
				</li>
			))}
		</ol>
	);
}
