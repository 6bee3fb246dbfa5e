/** Drawn over the map: its axes, the path, and the current position. */

import { isPanelShown } from "../../state/panels";
import { formatNumber, strings } from "../../strings";
import { axisTicks, type Point, toUnitSquare } from "../../widgets/viewport";
import css from "./LatentMap.module.css";
import { decodedPaths } from "./path";
import { viewRegion } from "./regions";
import { formatVarianceShares } from "./shares";
import { dimensions, drawingCode, hasPrior, model, pathStep } from "./state";
import { texts } from "./texts";
import { currentPoint, latentStats } from "./workerResults";

const percent = (value: number) => `${(100 * value).toFixed(3)}%`;

function isInside([u, v]: Point): boolean {
	return u >= 0 && u <= 1 && v >= 0 && v <= 1;
}

function Axes() {
	const { left, right, bottom, top } = viewRegion.value;
	const [xAxis, yAxis] = [axisTicks(left, right), axisTicks(bottom, top)];
	return (
		<g class={css.axes}>
			{xAxis.ticks.map((x) => {
				const position = percent(toUnitSquare(viewRegion.value, [x, 0])[0]);
				return (
					<g key={`x${x}`}>
						<line x1={position} x2={position} y1="100%" y2="98.8%" />
						<text x={position} y="98%">
							{formatNumber(x, xAxis.decimals)}
						</text>
					</g>
				);
			})}
			{yAxis.ticks.map((y) => {
				const position = percent(toUnitSquare(viewRegion.value, [0, y])[1]);
				return (
					<g key={`y${y}`}>
						<line x1="0" x2="1.2%" y1={position} y2={position} />
						<text x="2%" y={position} class={css.axisY}>
							{formatNumber(y, yAxis.decimals)}
						</text>
					</g>
				);
			})}
			<AxisNames />
		</g>
	);
}

function AxisNames() {
	const { latentAxis } = strings.value;
	const { component } = texts.value;
	const { axes } = formatVarianceShares(latentStats.value?.explainedVarianceRatio ?? []);
	const name = (axis: number) => (dimensions.value === 2 ? latentAxis(axis) : component(axis, axes[axis - 1]));
	return (
		<>
			<text x="99%" y="94.5%" class={`${css.axisName} ${css.axisEnd}`}>
				{name(1)}
			</text>
			<text x="2%" y="3%" class={`${css.axisName} ${css.axisY}`}>
				{name(2)}
			</text>
		</>
	);
}

function PathLine() {
	const points = decodedPaths.value?.points;
	if (!points || !isPanelShown("path")) return null;
	const positions = Array.from({ length: points.length / 2 }, (_, index) =>
		toUnitSquare(viewRegion.value, [points[2 * index] ?? 0, points[2 * index + 1] ?? 0]),
	);
	const current = positions[pathStep.value];
	return (
		<>
			<svg class={css.path} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
				<polyline points={positions.map(([u, v]) => `${u},${v}`).join(" ")} />
			</svg>
			{current && isInside(current) && (
				<circle class={css.pathPosition} cx={percent(current[0])} cy={percent(current[1])} r="6" />
			)}
		</>
	);
}

/** The posterior of the drawing: one standard deviation around its mean. */
function Posterior() {
	const { model: encoder, code: [x = 0, y = 0] = [], deviation: [rx = 0, ry = 0] = [] } = drawingCode.value ?? {};
	if (encoder !== model.value || dimensions.value !== 2 || !hasPrior.value) return null;
	const { left, right, bottom, top } = viewRegion.value;
	const [u, v] = toUnitSquare(viewRegion.value, [x, y]);
	return (
		<ellipse
			class={css.posterior}
			cx={percent(u)}
			cy={percent(v)}
			rx={percent(rx / (right - left))}
			ry={percent(ry / (top - bottom))}
		/>
	);
}

function Position() {
	const position = currentPoint.value && toUnitSquare(viewRegion.value, currentPoint.value);
	if (!position || !isInside(position)) return null;
	const [x, y] = position.map(percent);
	return (
		<g class={css.position}>
			<line x1={x} x2={x} y1="0" y2="100%" />
			<line x1="0" x2="100%" y1={y} y2={y} />
			<circle cx={x} cy={y} r="7" />
		</g>
	);
}

export function MapOverlay() {
	return (
		<svg aria-hidden="true">
			<Axes />
			<Posterior />
			<PathLine />
			<Position />
		</svg>
	);
}
