/** Small copies of what is computed of the drawing, beside the pad, for narrow screens where the rest is below the fold. */

import { PixelImage } from "../../widgets/PixelImage";
import css from "./LiveStrip.module.css";

interface Copy {
	name: string;
	values: Float32Array | undefined;
}

export function LiveStrip({ copies }: { copies: readonly Copy[] }) {
	if (copies.length === 0) return null;
	return (
		<div class={copies.length === 4 ? `${css.live} ${css.four}` : css.live} aria-hidden="true">
			{copies.map(({ name, values }) => (
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
