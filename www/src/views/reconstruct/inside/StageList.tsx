/** The stages of one model for the drawing, each with its text and its picture. */

import type { ModelId, ModelInfo } from "../../../engine/protocol";
import { imageShape } from "../../../state/dataSet";
import { isEmpty } from "../../../state/drawing";
import { modelInput, results } from "../../../state/results";
import type { Trace } from "../../../state/trace";
import { strings } from "../../../strings";
import { CodeView } from "../CodeView";
import { Card } from "./drill/Card";
import { GaussianUnits } from "./drill/GaussianUnits";
import { gridOf } from "./drill/grid";
import { InputOverlay, UnitOverlay } from "./drill/UnitOverlay";
import css from "./StageList.module.css";
import { StagePicture } from "./StagePicture";
import { type Stage, stagesOf } from "./stage";
import { type NamedStage, nameStages } from "./stageNames";
import { texts } from "./texts";

interface Props {
	id: ModelId;
	info: ModelInfo;
	trace: Trace | undefined;
	/** Which stages are shown; all if omitted. */
	only?: (stage: Stage) => boolean;
	/** Whether a value can be chosen, to see how it is computed. */
	explorable?: boolean;
}

export function StageList({ id, info, trace, only, explorable = false }: Props) {
	const { waiting, loading } = strings.value;
	const image = modelInput.value;
	if (isEmpty.value) return <p class="placeholder">{waiting}</p>;
	if (trace?.model !== id || !image) return <p class="placeholder">{loading}</p>;
	const stages = nameStages(stagesOf(trace, image, info, imageShape.value), info);
	return (
		<ol class={css.stages}>
			{stages
				.filter(({ stage }) => only?.(stage) ?? true)
				.map((named) => (
					<StageItem
						key={`${id} ${named.stage.key}`}
						id={id}
						info={info}
						named={named}
						explored={explorable ? { trace, image, stages } : undefined}
					/>
				))}
		</ol>
	);
}

interface ItemProps {
	id: ModelId;
	info: ModelInfo;
	named: NamedStage;
	/** undefined where no value can be chosen */
	explored: { trace: Trace; image: Float32Array; stages: readonly NamedStage[] } | undefined;
}

function StageItem({ id, info, named, explored }: ItemProps) {
	const { stage, name, shape, sentence } = named;
	const { picture, role, isCode } = stage;
	const label = texts.value.stagePicture(name, shape);
	const grid = explored && gridOf(stage, explored.trace.steps, imageShape.value);
	return (
		<li tabIndex={-1} class={isCode ? `${css.stage} ${css.code}` : css.stage}>
			<div>
				{picture.kind === "gaussian" ? (
					<>
						<CodeView info={info} result={results(id).value} model={label} />
						{explored && grid && <GaussianUnits steps={explored.trace.steps} grid={grid} label={name} />}
					</>
				) : (
					<StagePicture picture={picture} label={label}>
						{grid && <UnitOverlay grid={grid} label={name} />}
						{explored && role === "input" && <InputOverlay />}
					</StagePicture>
				)}
			</div>
			<div class={css.words}>
				<h3 class="label">{name}</h3>
				<p class={css.shape}>{shape}</p>
				<p class="small">{sentence}</p>
			</div>
			{explored && grid && <Card grid={grid} image={explored.image} stages={explored.stages} />}
		</li>
	);
}
