/** What the settings make, before anything runs: for each model its size, its code, its steps and their time. */

import type { ComponentChildren } from "preact";
import { codeShape, codeSize, PIXELS } from "../../../engine/config";
import { parameterCount, stepsPerEpoch } from "../../../engine/modelSize";
import type { TrainConfig } from "../../../engine/training/trainConfig";
import { formatNumber } from "../../../strings";
import { Architecture } from "../../reconstruct/Architecture";
import { modelNames, trainConfigs } from "./settings";
import { texts } from "./texts";

function codeText({ model }: TrainConfig): string {
	const { smaller, larger, same } = texts.value;
	const size = codeSize(model);
	const code = formatNumber(size);
	if (size === PIXELS) return same(code);
	return size < PIXELS ? smaller(code, PIXELS / size) : larger(code, size / PIXELS);
}

function stepsText(recipe: TrainConfig): string {
	const { steps, isExact } = stepsPerEpoch(recipe);
	return isExact ? formatNumber(steps) : texts.value.about(formatNumber(steps));
}

function timeText(seconds: number | undefined): string {
	const { measuring, instant, seconds: short, minutes: long } = texts.value;
	if (seconds === undefined) return measuring;
	if (Number.isNaN(seconds)) return "–";
	if (seconds < 0.1) return instant;
	if (seconds < 59.5) return short(formatNumber(seconds, seconds < 9.5 ? 1 : 0));
	const whole = Math.round(seconds);
	return long(formatNumber(Math.floor(whole / 60)), formatNumber(whole % 60));
}

function shapeOf({ model }: TrainConfig): ComponentChildren {
	const info = { config: model, codeShape: codeShape(model), parameterCount: parameterCount(model) };
	return <Architecture info={info} />;
}

interface Props {
	/** undefined while it is being measured */
	secondsPerEpoch: number | undefined;
}

export function Facts({ secondsPerEpoch }: Props) {
	const { facts, refused, lane: laneName } = texts.value;
	const isRace = (trainConfigs.value?.length ?? 0) > 1;
	return (
		<section class="facts" aria-labelledby="facts-heading">
			<h3 id="facts-heading" class="label">
				{facts}
			</h3>
			{trainConfigs.value?.map((recipe, lane) => (
				<div key={modelNames[lane]} class="facts-lane">
					{isRace && <h4 class="facts-name">{laneName(modelNames[lane] ?? "")}</h4>}
					<FactList recipe={recipe} seconds={secondsPerEpoch} />
				</div>
			)) ?? <p class="card-wait">{refused}</p>}
		</section>
	);
}

function FactList({ recipe, seconds }: { recipe: TrainConfig; seconds: number | undefined }) {
	const { shape, parameters, compression, steps, time } = texts.value;
	const facts: readonly (readonly [string, ComponentChildren])[] = [
		[shape, shapeOf(recipe)],
		[parameters, formatNumber(parameterCount(recipe.model))],
		[compression, codeText(recipe)],
		[steps, stepsText(recipe)],
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
