/** The stages of the model that is shown inside. */

import { useEffect } from "preact/hooks";
import { traced } from "../../../state/trace";
import { ModelGate } from "../../ModelGate";
import { insideModel } from "../state";
import { StageList } from "./StageList";

const { trace, keep } = traced(() => insideModel.value);

export function Stages() {
	useEffect(keep, []);
	const id = insideModel.value;
	return id && <ModelGate id={id}>{(info) => <StageList id={id} info={info} trace={trace.value} />}</ModelGate>;
}
