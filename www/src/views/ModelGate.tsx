/** What needs a model: its place while the model loads, why it did not come, or what is made of it. */

import type { ComponentChildren } from "preact";
import type { ModelId, ModelInfo } from "../engine/protocol";
import { engine, loadModel, models } from "../state/engine";
import { strings } from "../strings";
import { Notice } from "../widgets/Notice";

interface Props {
	id: ModelId;
	children(info: ModelInfo): ComponentChildren;
}

export function ModelGate({ id, children }: Props) {
	const state = models[id].value;
	const { loading, modelFailed, failedUnreachable, failedDamaged, models: texts } = strings.value;
	// With the worker lost, the page says so once instead of in every place.
	const isRunning = engine.value.status === "running";
	switch (state.status) {
		case "absent":
		case "loading":
			return isRunning ? <p class="card-wait">{loading}</p> : null;
		case "failed":
			return isRunning ? (
				<Notice
					title={modelFailed(texts[id].name)}
					reason={state.error.code === "unreachable" ? failedUnreachable : failedDamaged}
					detail={state.error.message}
					onRetry={() => void loadModel(id)}
				/>
			) : null;
		case "ready":
			return <>{children(state.info)}</>;
	}
}
