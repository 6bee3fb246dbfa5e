/** The stages of the inspected model, and how each of their values is computed. */

import { useEffect, useLayoutEffect } from "preact/hooks";
import { createTrace } from "../../../state/trace";
import { ModelGate } from "../../ModelGate";
import { inspectedModel } from "../state";
import { dismissExplanation } from "./drill/chosenUnit";
import { ExplanationLayout } from "./drill/ExplanationLayout";
import { syncExplanation } from "./drill/explanation";
import { StageList } from "./StageList";

const { trace, sync: syncTrace } = createTrace(() => inspectedModel.value);

export function Stages() {
	const id = inspectedModel.value;
	useLayoutEffect(syncTrace, []); // while the first frame is drawn, the worker answers
	useEffect(() => syncExplanation(trace), []);
	// What is chosen in one model is not in another, nor when the section is opened again.
	useEffect(() => dismissExplanation, [id]);
	return (
		id && (
			<ModelGate id={id}>
				{(info) => (
					<ExplanationLayout>
						<StageList id={id} info={info} trace={trace.value} isExplorable />
					</ExplanationLayout>
				)}
			</ModelGate>
		)
	);
}
