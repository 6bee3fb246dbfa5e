/** How the chosen value is computed: beside the stages, or below its stage where there is no room. */

import type { ComponentType } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import type { LayerActivation } from "../../../../engine/protocol";
import { announceLater } from "../../../../state/announcer";
import { focusRegion } from "../../../../widgets/focusRegion";
import { Icon } from "../../../../widgets/Icon";
import type { NamedStage } from "../stageNames";
import css from "./Card.module.css";
import { ConvolutionSum } from "./ConvolutionSum";
import { Copied } from "./Copied";
import { dismiss, isHeld } from "./chosen";
import { DenseSum } from "./DenseSum";
import { type Explanation, explanation } from "./explained";
import { cellOf, type UnitGrid } from "./grid";
import { Maximum } from "./Maximum";
import { formatValue } from "./number";
import type { PartProps } from "./parts";
import { nameOfPixel, nameOfUnit } from "./place";
import { Sample } from "./Sample";
import { Sigmoid } from "./Sigmoid";
import { StepButtons } from "./StepButtons";
import { texts } from "./texts";

const explainers: Record<LayerActivation["kind"], ComponentType<PartProps>> = {
	dense: DenseSum,
	conv2d: ConvolutionSum,
	up_conv2d: ConvolutionSum,
	max_pool2d: Maximum,
	up_sample2d: Copied,
	pad2d: Copied,
	crop2d: Copied,
	sampling: Sample,
	sigmoid: Sigmoid,
};

interface Props {
	grid: UnitGrid;
	image: Float32Array;
	stages: readonly NamedStage[];
}

function stageWith(stages: readonly NamedStage[], layer: string): NamedStage | undefined {
	return stages.find(({ stage: { key, role } }) => key === layer || (role === "gaussian" && /^z(_|$)/.test(layer)));
}

function isPixels(named: NamedStage | undefined): boolean {
	return named?.stage.role === "denseLogits" || named?.stage.role === "output";
}

/** Nothing, unless the chosen unit is one of this grid. */
export function Card(props: Props) {
	const shown = explanation();
	return shown && cellOf(props.grid, shown.at) ? <Shown shown={shown} {...props} /> : null;
}

function Shown({ shown, grid, image, stages }: Props & { shown: Explanation }) {
	const id = useId();
	const place = useRef<HTMLDivElement>(null);
	const { at, layer, before, contributions } = shown;
	const stageOf = (name: string) => stageWith(stages, name)?.name ?? name;
	const sourceName = (unit: number) =>
		before ? nameOfUnit(before, unit, isPixels(stageWith(stages, before.name))) : nameOfPixel(unit);
	const unitName = nameOfUnit(layer, at.unit, isPixels(stageWith(stages, layer.name)));
	const { close, heading, announce } = texts.value;
	const [sum, value] = [formatValue(contributions.sum), formatValue(contributions.value)];
	const Part = explainers[layer.kind];

	useEffect(() => announceLater(announce(unitName, sum, value)), [announce, unitName, sum, value]);
	useLayoutEffect(() => {
		// The mouse alone moves nothing.
		if (isHeld.value) place.current?.closest("li")?.scrollIntoView({ block: "nearest" });
	}, [isHeld.value]);

	return (
		<div ref={place} class={css.place}>
			<section class={css.card} aria-label={heading}>
				<header class={css.head}>
					<div>
						<p class={css.stage}>{stageOf(layer.name)}</p>
						<h4 id={id} class={css.unit} translate={false}>
							{unitName}
							<span class={css.value}>{value}</span>
						</h4>
					</div>
					<button
						type="button"
						class="button-icon"
						aria-label={close}
						onClick={({ currentTarget }) => {
							focusRegion(currentTarget);
							dismiss();
						}}
					>
						<Icon name="clear" />
					</button>
				</header>
				<StepButtons grid={grid} />
				<Part {...shown} image={image} stageOf={stageOf} sourceName={sourceName} />
			</section>
		</div>
	);
}
