/** Shows why a model could not be loaded, with a button to retry; nothing if it was, or if the whole page shows an error. */

import type { ModelId } from "../engine/protocol";
import { engineState, loadModel, modelState } from "../state/engine";
import { isOwnModel } from "../state/modelBytes";
import { strings } from "../strings";
import { Notice } from "../widgets/Notice";
import { modelTexts } from "./modelTexts";
import { NoModel } from "./oneClick/NoModel";

function reasonOf(code: string): string {
	const { failedUnreachable, failedDamaged, failedStorage } = strings.value;
	switch (code) {
		case "unreachable":
			return failedUnreachable;
		case "storage":
		case "missing":
			return failedStorage;
		default:
			return failedDamaged;
	}
}

export function ModelFailed({ id }: { id: ModelId }) {
	const state = modelState(id).value;
	const { modelFailed, ownFailed } = strings.value;
	if (state.status === "failed" && state.error.code === "no_model") return <NoModel />;
	// When the worker is lost, one notice for the whole page says so.
	if (state.status !== "failed" || engineState.value.status === "lost") return null;
	return (
		<Notice
			title={(isOwnModel(id) ? ownFailed : modelFailed)(modelTexts(id).name)}
			reason={reasonOf(state.error.code)}
			detail={state.error.message}
			onAction={() => void loadModel(id)}
		/>
	);
}
