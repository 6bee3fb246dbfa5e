/** Shows its children once the model is loaded; before that a placeholder, or the reason why it failed. */

import type { ComponentChildren } from "preact";
import type { ModelId, ModelInfo } from "../engine/protocol";
import { isModelPending, modelState } from "../state/engine";
import { strings } from "../strings";
import { ModelFailed } from "./ModelFailed";

interface Props {
	id: ModelId;
	children(info: ModelInfo): ComponentChildren;
}

export function ModelGate({ id, children }: Props) {
	const state = modelState(id).value;
	if (state.status === "ready") return <>{children(state.info)}</>;
	if (state.status === "failed") return <ModelFailed id={id} />;
	// A lost worker is reported by the page's notice.
	return isModelPending(id) ? <p class="placeholder">{strings.value.loading}</p> : null;
}
