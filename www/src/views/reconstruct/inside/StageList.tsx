/** The stages of one model for the drawing, each with its text and its picture. */

import type { ModelId, ModelInfo } from "../../../engine/protocol";
import { imageShape } from "../../../state/dataSet";
import { isPadEmpty } from "../../../state/drawing";
import { modelInput, modelResult } from "../../../state/results";
import type { Trace } from "../../../state/trace";
import { strings } from "../../../strings";
import { CodeView } from "../CodeView";
import { ExplanationCard } from "./drill/ExplanationCard";
import { GaussianUnits } from "./drill/GaussianUnits";
import { InputOverlay, UnitOverlay } from "./drill/UnitOverlay";
import { unitGridOf } from "./drill/unitGrid";
import css from "./StageList.module.css";
import { StagePicture } from "./StagePicture";
import { type Stage, stagesOf } from "./stage";
import { type NamedStage, nameStages } from "./stageNames";
import { texts } from "./texts";

interface Props {
	id: ModelId;
	info: ModelInfo;
	trace: Trace | undefined;
	/** Whether a stage is shown; all are if omitted. */
	filter?: (stage: Stage) => boolean;
	/** Whether a value can be chosen, to see how it is computed. */
	isExplorable?: boolean;
}

export function StageList({ id, info, trace, filter, isExplorable = false }: Props) {
	const { waiting, loading } = strings.value;
	const image = modelInput.value;
	if (isPadEmpty.value) return <p class="placeholder">{waiting}</p>;
	if (trace?.model !== id || !image) return <p class="placeholder">{loading}</p>;
	const stages = nameStages(stagesOf(trace, image, info, imageShape.value), info);
	return (
		<ol class={css.stages}>
			{stages
				.filter(({ stage }) => filter?.(stage) ?? true)
				.map((namedStage) => (
					<StageItem
						key={`${id} ${namedStage.stage.key}`}
						id={id}
						info={info}
						namedStage={namedStage}
						exploration={isExplorable ? { trace, image, stages } : undefined}
					/>
				))}
		</ol>
	);
}

interface ItemProps {
	id: ModelId;
	info: ModelInfo;
	namedStage: NamedStage;
	/** what the explanation of a value needs, `image` being the model's input; undefined where no value can be chosen */
	exploration: { trace: Trace; image: Float32Array; stages: readonly NamedStage[] } | undefined;
}

function StageItem({ id, info, namedStage, exploration }: ItemProps) {
	const { stage, name, shape, sentence } = namedStage;
	const { picture, role, isCode } = stage;
	const label = texts.value.stagePicture(name, shape);
	const grid = exploration && unitGridOf(stage, exploration.trace.layers, imageShape.value);
	return (
		<li tabIndex={-1} class={isCode ? `${css.stage} ${css.code}` : css.stage}>
			<div>
				{picture.kind === "gaussian" ? (
					<>
						<CodeView info={info} result={modelResult(id).value} model={label} />
						{exploration && grid && <GaussianUnits layers={exploration.trace.layers} grid={grid} label={name} />}
					</>
				) : (
					<StagePicture picture={picture} label={label}>
						{grid && <UnitOverlay grid={grid} label={name} />}
						{exploration && role === "input" && <InputOverlay />}
					</StagePicture>
				)}
			</div>
			<div class={css.words}>
				<h3 class="label">{name}</h3>
				<p class={css.shape}>{shape}</p>
				<p class="small">{sentence}</p>
			</div>
			{exploration && grid && <ExplanationCard grid={grid} image={exploration.image} stages={exploration.stages} />}
		</li>
	);
}
