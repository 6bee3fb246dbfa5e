/** The stages of the model that is shown inside, and how each of their values is computed. */

import { useEffect } from "preact/hooks";
import { traced } from "../../../state/trace";
import { ModelGate } from "../../ModelGate";
import { insideModel } from "../state";
import { dismiss } from "./drill/chosen";
import { Explored } from "./drill/Explored";
import { syncExplanation } from "./drill/explained";
import { StageList } from "./StageList";

const { trace, keep } = traced(() => insideModel.value);

export function Stages() {
	const id = insideModel.value;
	useEffect(keep, []);
	useEffect(() => syncExplanation(trace), []);
	// What is chosen in one model is not in another, nor when the section is opened again.
	useEffect(() => dismiss, [id]);
	return (
		id && (
			<ModelGate id={id}>
				{(info) => (
					<Explored>
						<StageList id={id} info={info} trace={trace.value} explorable />
					</Explored>
				)}
			</ModelGate>
		)
	);
}
