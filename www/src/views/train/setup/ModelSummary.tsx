/** What the settings amount to: parameters, code size and steps per epoch of each model, and the time per epoch of all together. */

import type { ComponentChildren } from "preact";
import { codeShape, codeSize } from "../../../engine/config";
import { parameterCount, stepsPerEpoch } from "../../../engine/modelSize";
import type { TrainConfig } from "../../../engine/training/trainConfig";
import { imageLength, trainingExampleCounts } from "../../../state/dataSet";
import { formatNumber } from "../../../strings";
import { Architecture } from "../../reconstruct/Architecture";
import css from "./Setup.module.css";
import { modelLetters, validConfigs } from "./settings";
import { texts } from "./texts";
import { timeText } from "./timeText";

function codeText({ model }: TrainConfig): string {
	const { smaller, larger, same } = texts.value;
	const size = codeSize(model);
	const code = formatNumber(size);
	if (size === imageLength.value) return same(code);
	return size < imageLength.value ? smaller(code, imageLength.value / size) : larger(code, size / imageLength.value);
}

function stepsText(config: TrainConfig): string {
	const { steps, isExact } = stepsPerEpoch(config, trainingExampleCounts.value);
	return isExact ? formatNumber(steps) : texts.value.about(formatNumber(steps));
}

function shapeOf({ model }: TrainConfig): ComponentChildren {
	const info = { config: model, codeShape: codeShape(model), parameterCount: parameterCount(model) };
	return <Architecture info={info} />;
}

interface Props {
	/** of all models, which are trained in step; undefined while it is being measured, NaN where that failed */
	secondsPerEpoch: number | undefined;
}

export function ModelSummary({ secondsPerEpoch }: Props) {
	const { summary, correctFirst, modelName: nameOf } = texts.value;
	const isComparison = (validConfigs.value?.length ?? 0) > 1;
	return (
		<section class={css.summary} aria-labelledby="facts-heading">
			<h3 id="facts-heading" class="label">
				{summary}
			</h3>
			{validConfigs.value?.map((config, index) => (
				<div key={modelLetters[index]} class={css.summaryModel}>
					{isComparison && <h4 class={css.summaryName}>{nameOf(modelLetters[index] ?? "")}</h4>}
					<SummaryList config={config} seconds={secondsPerEpoch} />
				</div>
			)) ?? <p class="placeholder">{correctFirst}</p>}
		</section>
	);
}

function SummaryList({ config, seconds }: { config: TrainConfig; seconds: number | undefined }) {
	const { shape, parameters, compression, steps, time } = texts.value;
	const facts: readonly (readonly [string, ComponentChildren])[] = [
		[shape, shapeOf(config)],
		[parameters, formatNumber(parameterCount(config.model))],
		[compression, codeText(config)],
		[steps, stepsText(config)],
		[time, timeText(seconds)],
	];
	return (
		<dl>
			{facts.map(([name, value]) => (
				<div key={name}>
					<dt>{name}</dt>
					<dd>{value}</dd>
				</div>
			))}
		</dl>
	);
}
