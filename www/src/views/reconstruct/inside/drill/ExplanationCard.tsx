/** How the chosen value is computed: beside the stages, or below its stage where there is no room. */

import type { ComponentType } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import type { LayerActivation } from "../../../../engine/protocol";
import { announceLater } from "../../../../state/announcer";
import { focusRegion } from "../../../../widgets/focusRegion";
import { Icon } from "../../../../widgets/Icon";
import type { NamedStage } from "../stageNames";
import { ConvolutionSum } from "./ConvolutionSum";
import { Copied } from "./Copied";
import { dismissExplanation, isPinned } from "./chosenUnit";
import { DenseSum } from "./DenseSum";
import css from "./ExplanationCard.module.css";
import type { ExplainerProps } from "./explainerProps";
import { currentExplanation, type Explanation } from "./explanation";
import { Maximum } from "./Maximum";
import { formatValue } from "./number";
import { Sample } from "./Sample";
import { Sigmoid } from "./Sigmoid";
import { StepButtons } from "./StepButtons";
import { texts } from "./texts";
import { cellOfUnit, type UnitGrid } from "./unitGrid";
import { nameOfPixel, nameOfUnit } from "./unitPosition";

const explainers: Record<LayerActivation["kind"], ComponentType<ExplainerProps>> = {
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

/** The stage that shows this layer; that of the Gaussian shows three. */
function stageOf(stages: readonly NamedStage[], layer: string): NamedStage | undefined {
	return stages.find(({ stage: { key, role } }) => key === layer || (role === "gaussian" && /^z(_|$)/.test(layer)));
}

function isPixels(namedStage: NamedStage | undefined): boolean {
	return namedStage?.stage.role === "denseLogits" || namedStage?.stage.role === "output";
}

/** Nothing, unless the chosen unit is one of this grid. */
export function ExplanationCard(props: Props) {
	const explanation = currentExplanation();
	if (!explanation || !cellOfUnit(props.grid, explanation.unit)) return null;
	return <CardContent explanation={explanation} {...props} />;
}

function CardContent({ explanation, grid, image, stages }: Props & { explanation: Explanation }) {
	const id = useId();
	const card = useRef<HTMLDivElement>(null);
	const { unit, layer, sourceLayer, contributions } = explanation;
	const stageNameOf = (name: string) => stageOf(stages, name)?.name ?? name;
	const sourceUnitName = (index: number) =>
		sourceLayer ? nameOfUnit(sourceLayer, index, isPixels(stageOf(stages, sourceLayer.name))) : nameOfPixel(index);
	const unitName = nameOfUnit(layer, unit.index, isPixels(stageOf(stages, layer.name)));
	const { close, heading, announce } = texts.value;
	const [sum, value] = [formatValue(contributions.sum), formatValue(contributions.value)];
	const Explainer = explainers[layer.kind];

	useEffect(() => announceLater(announce(unitName, sum, value)), [announce, unitName, sum, value]);
	useLayoutEffect(() => {
		// The mouse alone moves nothing.
		if (isPinned.value) card.current?.closest("li")?.scrollIntoView({ block: "nearest" });
	}, [isPinned.value]);

	return (
		<div ref={card} class={css.place}>
			<section class={css.card} aria-label={heading}>
				<header class={css.head}>
					<div>
						<p class={css.stage}>{stageNameOf(layer.name)}</p>
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
							dismissExplanation();
						}}
					>
						<Icon name="clear" />
					</button>
				</header>
				<StepButtons grid={grid} />
				<Explainer {...explanation} image={image} stageNameOf={stageNameOf} sourceUnitName={sourceUnitName} />
			</section>
		</div>
	);
}
