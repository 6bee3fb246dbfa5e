/** The stages of the inspected model, and how each of their values is computed. */

import { useEffect, useLayoutEffect } from "preact/hooks";
import { traced } from "../../../state/trace";
import { ModelGate } from "../../ModelGate";
import { inspectedModel } from "../state";
import { dismiss } from "./drill/chosen";
import { ExplanationLayout } from "./drill/ExplanationLayout";
import { syncExplanation } from "./drill/explained";
import { StageList } from "./StageList";

const { trace, keep: syncTrace } = traced(() => inspectedModel.value);

export function Stages() {
	const id = inspectedModel.value;
	useLayoutEffect(syncTrace, []); // while the first frame is drawn, the worker answers
	useEffect(() => syncExplanation(trace), []);
	// What is chosen in one model is not in another, nor when the section is opened again.
	useEffect(() => dismiss, [id]);
	return (
		id && (
			<ModelGate id={id}>
				{(info) => (
					<ExplanationLayout>
						<StageList id={id} info={info} trace={trace.value} explorable />
					</ExplanationLayout>
				)}
			</ModelGate>
		)
	);
}
