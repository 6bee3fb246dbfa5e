/** In the place of models that the data set does not have: which they are where it has others, and a training of them. */

import type { ModelId } from "../../engine/protocol";
import { strings } from "../../strings";
import { sizedName } from "../modelTexts";
import { NoDenoiser, NoModel } from "../oneClick/NoModel";
import { BusyNote, TrainButton } from "../oneClick/TrainButton";
import { texts as trainTexts } from "../oneClick/texts";
import { trainDenoisers, trainModels } from "../oneClick/trainThese";
import { missingOf } from "./missing";
import { texts } from "./texts";

/** Nothing where there are all of these, which are of one sort: denoisers, or models that reconstruct. */
export function MissingModels({ of }: { of: readonly ModelId[] }) {
	const missing = missingOf(of);
	if (!missing) return null;
	if (!missing.areSome) return missing.denoise ? <NoDenoiser /> : <NoModel />;
	const { trainModels: models, trainDenoisers: denoisers } = trainTexts.value;
	const train = missing.denoise ? trainDenoisers : trainModels;
	return (
		<div class="notice notice-offer">
			<p class="notice-title">{texts.value.noModelYet(strings.value.joinNames(missing.ids.map(sizedName)))}</p>
			<TrainButton label={missing.denoise ? denoisers : models} onTrain={(prepare) => void train(prepare)} />
			<BusyNote />
		</div>
	);
}
