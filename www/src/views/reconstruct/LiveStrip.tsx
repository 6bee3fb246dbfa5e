/** Small copies of all reconstructions beside the pad, for narrow screens where the cards are below the fold. */

import { isMissing } from "../../state/engine";
import { shownModels } from "../../state/reconstruction";
import { results } from "../../state/results";
import { PixelImage } from "../../widgets/PixelImage";
import { modelTexts } from "../modelTexts";
import css from "./LiveStrip.module.css";

export function LiveStrip() {
	const models = shownModels.value.filter((id) => !isMissing(id));
	if (models.length === 0) return null;
	return (
		<div class={models.length === 4 ? `${css.live} ${css.four}` : css.live} aria-hidden="true">
			{models.map((id) => (
				<div key={id} class={css.item}>
					<div class="picture">
						<PixelImage values={results(id).value?.output} />
					</div>
					<span>{modelTexts(id).name}</span>
				</div>
			))}
		</div>
	);
}
