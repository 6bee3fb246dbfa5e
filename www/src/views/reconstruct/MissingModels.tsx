/** Shown in the place of models that the data set does not have: names them where it has others, and offers to train them. */

import type { ModelId } from "../../engine/protocol";
import { strings } from "../../strings";
import { sizedName } from "../modelTexts";
import { NoDenoiser, NoModel } from "../oneClick/NoModel";
import { BusyNote, TrainButton } from "../oneClick/TrainButton";
import { texts as trainTexts } from "../oneClick/texts";
import { trainDenoisers, trainModels } from "../oneClick/trainModels";
import { findMissingModels } from "./findMissingModels";
import { texts } from "./texts";

/** Nothing where all of these models exist. They are all denoisers, or all models that reconstruct. */
export function MissingModels({ models: wanted }: { models: readonly ModelId[] }) {
	const missing = findMissingModels(wanted);
	if (!missing) return null;
	if (!missing.hasOthersOfKind) return missing.areDenoisers ? <NoDenoiser /> : <NoModel />;
	const { trainModels: trainModelsLabel, trainDenoisers: trainDenoisersLabel } = trainTexts.value;
	const train = missing.areDenoisers ? trainDenoisers : trainModels;
	return (
		<div class="notice notice-offer">
			<p class="notice-title">{texts.value.noModelYet(strings.value.joinNames(missing.ids.map(sizedName)))}</p>
			<TrainButton
				label={missing.areDenoisers ? trainDenoisersLabel : trainModelsLabel}
				onTrain={(preloadView) => void train(preloadView)}
			/>
			<BusyNote />
		</div>
	);
}
