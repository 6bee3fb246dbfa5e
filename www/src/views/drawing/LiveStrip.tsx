/** Small copies of what is computed of the drawing, beside the pad, for narrow screens where the rest is below the fold. */

import { PixelImage } from "../../widgets/PixelImage";
import css from "./LiveStrip.module.css";

interface LiveImage {
	name: string;
	values: Float32Array | undefined;
}

export function LiveStrip({ images }: { images: readonly LiveImage[] }) {
	if (images.length === 0) return null;
	return (
		<div class={images.length === 4 ? `${css.live} ${css.four}` : css.live} aria-hidden="true">
			{images.map(({ name, values }) => (
				<div key={name} class={css.item}>
					<div class="picture">
						<PixelImage values={values} />
					</div>
					<span>{name}</span>
				</div>
			))}
		</div>
	);
}
