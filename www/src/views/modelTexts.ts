/** The name and description of a model, pretrained or the visitor's own. */

import type { ModelId } from "../engine/protocol";
import { isOwnModel } from "../state/modelBytes";
import { modelInTraining } from "../state/modelInTraining";
import { ownModels } from "../state/ownModels";
import { formatNumber, strings } from "../strings";

interface ModelTexts {
	name: string;
	sentence: string;
}

export function modelTexts(id: ModelId): ModelTexts {
	const { models, ownModel, ownSentence } = strings.value;
	if (!isOwnModel(id)) return models[id];
	if (id === "live") return liveTexts();
	return { name: ownModels.value.find((model) => model.id === id)?.name ?? ownModel, sentence: ownSentence };
}

function liveTexts(): ModelTexts {
	const { ownModel, liveModel, liveSentence, pastSentence } = strings.value;
	if (!modelInTraining.value) return { name: ownModel, sentence: liveSentence };
	const { name, pastStep } = modelInTraining.value;
	const sentence = pastStep === undefined ? liveSentence : pastSentence(formatNumber(pastStep));
	return { name: liveModel(name), sentence };
}

/** Its name, with the size of its codes for the pretrained variational models, which have the same name. */
export function sizedName(id: ModelId): string {
	const { name } = modelTexts(id);
	const size = isOwnModel(id) ? undefined : /^variational-(\d+)$/.exec(id)?.[1];
	return size ? strings.value.sizedModel(name, size) : name;
}
