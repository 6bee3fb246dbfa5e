/** Shows its children once the model is loaded; before that a placeholder, or the reason why it failed. */

import type { ComponentChildren } from "preact";
import type { ModelId, ModelInfo } from "../engine/protocol";
import { engine, modelState } from "../state/engine";
import { strings } from "../strings";
import { ModelFailed } from "./ModelFailed";

interface Props {
	id: ModelId;
	children(info: ModelInfo): ComponentChildren;
}

export function ModelGate({ id, children }: Props) {
	const state = modelState(id).value;
	switch (state.status) {
		case "absent":
		case "loading":
			return engine.value.status === "running" ? <p class="placeholder">{strings.value.loading}</p> : null;
		case "failed":
			return <ModelFailed id={id} />;
		case "ready":
			return <>{children(state.info)}</>;
	}
}
