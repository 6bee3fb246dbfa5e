/** What a model is called and what is said of it, be it one of the shipped ones or the visitor's own. */

import type { ModelId } from "../engine/protocol";
import { live } from "../state/live";
import { isOwn } from "../state/modelBytes";
import { ownModels } from "../state/ownModels";
import { strings } from "../strings";

interface ModelTexts {
	name: string;
	sentence: string;
}

export function modelTexts(id: ModelId): ModelTexts {
	const { models, ownModel, ownSentence, liveModel, liveSentence } = strings.value;
	if (!isOwn(id)) return models[id];
	if (id === "live") return { name: live.value ? liveModel(live.value.name) : ownModel, sentence: liveSentence };
	return { name: ownModels.value.find((model) => model.id === id)?.name ?? ownModel, sentence: ownSentence };
}
