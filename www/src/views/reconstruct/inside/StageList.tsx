/** The stages of one model for the drawing, each with its text and its picture. */

import type { ModelId, ModelInfo } from "../../../engine/protocol";
import { imageShape } from "../../../state/dataSet";
import { isEmpty } from "../../../state/drawing";
import { modelInput, results } from "../../../state/results";
import type { Trace } from "../../../state/trace";
import { strings } from "../../../strings";
import { CodeView } from "../CodeView";
import css from "./StageList.module.css";
import { StagePicture } from "./StagePicture";
import { type Stage, stagesOf } from "./stage";
import { texts } from "./texts";

interface Props {
	id: ModelId;
	info: ModelInfo;
	trace: Trace | undefined;
	/** Keys of the stages shown; all if omitted. */
	only?: readonly string[];
}

export function StageList({ id, info, trace, only }: Props) {
	const { waiting, loading } = strings.value;
	const image = modelInput.value;
	if (isEmpty.value) return <p class="placeholder">{waiting}</p>;
	if (trace?.model !== id || !image) return <p class="placeholder">{loading}</p>;
	return (
		<ol class={css.stages}>
			{stagesOf(trace, image, info, imageShape.value).map(
				(stage, at, all) =>
					(only?.includes(stage.key) ?? true) && (
						<StageItem key={`${id} ${stage.key}`} id={id} info={info} stage={stage} before={all[at - 1]} />
					),
			)}
		</ol>
	);
}

/** The last dimension: units, channels or filters. */
function countOf(stage: Stage | undefined): number {
	return stage?.shape.at(-1) ?? 1;
}

interface ItemProps {
	id: ModelId;
	info: ModelInfo;
	stage: Stage;
	before: Stage | undefined;
}

function StageItem({ id, info, stage, before }: ItemProps) {
	const { stages, nameOfCode, stagePicture } = texts.value;
	const { picture, role, key, isCode } = stage;
	const activation = info.config.activation ?? "relu";
	const facts = { number: key.replace(/\D/g, ""), count: countOf(stage), inputs: countOf(before), activation };
	const plain = stages[role].name(facts);
	const name = isCode && role !== "gaussian" ? nameOfCode(plain) : plain;
	const shape = role === "gaussian" ? `${facts.count} + ${facts.count}` : stage.shape.join(" × ");
	const label = stagePicture(name, shape);
	return (
		<li class={isCode ? `${css.stage} ${css.code}` : css.stage}>
			<div>
				{picture.kind === "gaussian" ? (
					<CodeView info={info} result={results(id).value} model={label} />
				) : (
					<StagePicture picture={picture} label={label} />
				)}
			</div>
			<div class={css.words}>
				<h3 class="label">{name}</h3>
				<p class={css.shape}>{shape}</p>
				<p class="small">{stages[role].sentence(facts)}</p>
			</div>
		</li>
	);
}
