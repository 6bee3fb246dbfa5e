/** Why a model did not come, in its place, and the way on; nothing where it did, or where the page tells more. */

import type { ModelId } from "../engine/protocol";
import { engine, loadModel, models } from "../state/engine";
import { strings } from "../strings";
import { Notice } from "../widgets/Notice";

export function ModelFailed({ id }: { id: ModelId }) {
	const state = models[id].value;
	const { modelFailed, failedUnreachable, failedDamaged, models: texts } = strings.value;
	// With the worker lost, the page says so once instead of in every place.
	if (state.status !== "failed" || engine.value.status === "lost") return null;
	return (
		<Notice
			title={modelFailed(texts[id].name)}
			reason={state.error.code === "unreachable" ? failedUnreachable : failedDamaged}
			detail={state.error.message}
			onRetry={() => void loadModel(id)}
		/>
	);
}
