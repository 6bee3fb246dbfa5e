/** Why a model did not come, in its place, and the way on; nothing where it did, or where the page tells more. */

import type { ModelId } from "../engine/protocol";
import { engine, loadModel, models } from "../state/engine";
import { isOwn } from "../state/modelBytes";
import { strings } from "../strings";
import { Notice } from "../widgets/Notice";
import { modelTexts } from "./modelTexts";

function reasonOf(code: string): string {
	const { failedUnreachable, failedDamaged, failedStorage } = strings.value;
	switch (code) {
		case "unreachable":
			return failedUnreachable;
		case "storage":
		case "gone":
			return failedStorage;
		default:
			return failedDamaged;
	}
}

export function ModelFailed({ id }: { id: ModelId }) {
	const state = models(id).value;
	const { modelFailed, ownFailed } = strings.value;
	// With the worker lost, the page says so once instead of in every place.
	if (state.status !== "failed" || engine.value.status === "lost") return null;
	return (
		<Notice
			title={(isOwn(id) ? ownFailed : modelFailed)(modelTexts(id).name)}
			reason={reasonOf(state.error.code)}
			detail={state.error.message}
			onRetry={() => void loadModel(id)}
		/>
	);
}
