/** Said once where there is no model for these pictures, with a training of those that are missing. */

import { BusyNote, TrainButton } from "./TrainButton";
import { texts } from "./texts";
import type { PreloadView } from "./trainAndKeep";
import { trainDenoisers, trainModels } from "./trainModels";

export function NoModel() {
	const { noModel, trainModels: label } = texts.value;
	return <TrainOffer title={noModel} label={label} train={trainModels} />;
}

export function NoDenoiser() {
	const { noDenoiser, trainDenoisers: label } = texts.value;
	return <TrainOffer title={noDenoiser} label={label} train={trainDenoisers} />;
}

interface Props {
	title: string;
	label: string;
	train(preloadView: PreloadView): Promise<void>;
}

function TrainOffer({ title, label, train }: Props) {
	return (
		<div class="notice notice-offer">
			<p class="notice-title">{title}</p>
			<p>{texts.value.noModelNote}</p>
			<TrainButton label={label} isPrimary onTrain={(preloadView) => void train(preloadView)} />
			<BusyNote />
		</div>
	);
}
