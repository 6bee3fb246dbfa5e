/** On a narrow screen the cards lie below the fold: a small copy of every reconstruction stays beside the pad. */

import { shownModels } from "../../state/reconstruction";
import { results } from "../../state/results";
import { strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";

export function LiveStrip() {
	return (
		<div class="live" aria-hidden="true">
			{shownModels.value.map((id) => (
				<div key={id} class="live-item">
					<div class="picture">
						<PixelImage values={results[id].value?.output} />
					</div>
					<span>{strings.value.models[id].name}</span>
				</div>
			))}
		</div>
	);
}
