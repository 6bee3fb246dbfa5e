/** Trains what the other views need for pictures that come without models. */

import { language } from "../../state/language";
import { originDataSets } from "../../state/originDataSets";
import { BusyNote, TrainButton } from "../oneClick/TrainButton";
import { texts as oneClickTexts } from "../oneClick/texts";
import { fineTuneModels, trainDenoisers, trainModels } from "../oneClick/trainModels";
import css from "./Data.module.css";
import { texts } from "./texts";

export function TrainForDataSet() {
	const { train, trainText, fineTune } = texts.value;
	const { trainModels: modelsName, trainDenoisers: denoisersName } = oneClickTexts.value;
	return (
		<section class={css.train} aria-labelledby="train-these">
			<h2 id="train-these">{train}</h2>
			<p class="small">{trainText}</p>
			<div class="tools">
				<TrainButton label={modelsName} isPrimary onTrain={(preloadView) => void trainModels(preloadView)} />
				{originDataSets.value.map((origin) => (
					<TrainButton
						key={origin.id}
						label={fineTune(origin.name[language.value])}
						onTrain={(preloadView) => void fineTuneModels(preloadView, origin)}
					/>
				))}
				<TrainButton label={denoisersName} onTrain={(preloadView) => void trainDenoisers(preloadView)} />
			</div>
			<BusyNote />
		</section>
	);
}
