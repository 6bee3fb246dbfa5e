/** On a narrow screen the cards lie below the fold: a small copy of every reconstruction stays beside the pad. */

import { shownModels } from "../../state/reconstruction";
import { results } from "../../state/results";
import { PixelImage } from "../../widgets/PixelImage";
import { modelTexts } from "../modelTexts";

export function LiveStrip() {
	return (
		<div class={`live live-${shownModels.value.length}`} aria-hidden="true">
			{shownModels.value.map((id) => (
				<div key={id} class="live-item">
					<div class="picture">
						<PixelImage values={results(id).value?.output} />
					</div>
					<span>{modelTexts(id).name}</span>
				</div>
			))}
		</div>
	);
}
