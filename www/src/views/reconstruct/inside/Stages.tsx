/** The way of the drawing through one model, stage by stage. */

import { useEffect } from "preact/hooks";
import type { ModelId, ModelInfo } from "../../../engine/protocol";
import { isEmpty } from "../../../state/drawing";
import { modelInput, results } from "../../../state/results";
import { strings } from "../../../strings";
import { ModelGate } from "../../ModelGate";
import { CodeView } from "../CodeView";
import { insideModel } from "../state";
import { StagePicture } from "./StagePicture";
import { type Stage, stagesOf } from "./stages";
import { texts } from "./texts";
import { keepTraced, trace } from "./trace";
import "../../../styles/inside.css";

export function Stages() {
	useEffect(keepTraced, []);
	const id = insideModel.value;
	return id && <ModelGate id={id}>{(info) => <Way id={id} info={info} />}</ModelGate>;
}

interface Props {
	id: ModelId;
	info: ModelInfo;
}

function Way({ id, info }: Props) {
	const { waiting, loading } = strings.value;
	const [current, image] = [trace.value, modelInput.value];
	if (isEmpty.value) return <p class="card-wait">{waiting}</p>;
	if (current?.model !== id || !("first" in current) || !image) return <p class="card-wait">{loading}</p>;
	return (
		<ol class="stages">
			{stagesOf(current, image, info.codeShape).map((stage, at, all) => (
				<StageItem key={`${id} ${stage.key}`} id={id} info={info} stage={stage} before={all[at - 1]} />
			))}
		</ol>
	);
}

/** Of a layer's output and of its kernel alike, the last size. */
function countOf(stage: Stage | undefined): number {
	return stage?.shape.at(-1) ?? 1;
}

function StageItem({ id, info, stage, before }: Props & { stage: Stage; before: Stage | undefined }) {
	const { stages, code, stagePicture } = texts.value;
	const { picture, role, key, isCode } = stage;
	const facts = { number: key.replace(/\D/g, ""), count: countOf(stage), from: countOf(before) };
	const plain = stages[role].name(facts);
	const name = isCode && role !== "gaussian" ? code(plain) : plain;
	const shape = role === "gaussian" ? `${facts.count} + ${facts.count}` : stage.shape.join(" × ");
	return (
		<li class={isCode ? "stage stage-code" : "stage"}>
			{picture.kind === "gaussian" ? (
				<div>
					<CodeView info={info} result={results[id].value} model={stagePicture(name, shape)} />
				</div>
			) : (
				<StagePicture picture={picture} label={stagePicture(name, shape)} />
			)}
			<div class="stage-words">
				<h3 class="label">{name}</h3>
				<p class="stage-shape">{shape}</p>
				<p class="small">{stages[role].sentence(facts)}</p>
			</div>
		</li>
	);
}
