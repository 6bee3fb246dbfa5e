/** Drawn over the map: its axes, the path, and the current position. */

import { isShown } from "../../state/panels";
import { formatNumber, strings } from "../../strings";
import { type Point, ticksOf, toSquare } from "../../widgets/viewport";
import css from "./LatentMap.module.css";
import { path } from "./path";
import { viewRegion } from "./regions";
import { writtenShares } from "./shares";
import { dimensions, drawingCode, hasPrior, model, step } from "./state";
import { texts } from "./texts";
import { currentPoint, latentStats } from "./workerResults";

const percent = (value: number) => `${(100 * value).toFixed(3)}%`;

function isInside([u, v]: Point): boolean {
	return u >= 0 && u <= 1 && v >= 0 && v <= 1;
}

function Axes() {
	const { left, right, bottom, top } = viewRegion.value;
	const [across, up] = [ticksOf(left, right), ticksOf(bottom, top)];
	return (
		<g class={css.axes}>
			{across.ticks.map((x) => {
				const at = percent(toSquare(viewRegion.value, [x, 0])[0]);
				return (
					<g key={`x${x}`}>
						<line x1={at} x2={at} y1="100%" y2="98.8%" />
						<text x={at} y="98%">
							{formatNumber(x, across.decimals)}
						</text>
					</g>
				);
			})}
			{up.ticks.map((y) => {
				const at = percent(toSquare(viewRegion.value, [0, y])[1]);
				return (
					<g key={`y${y}`}>
						<line x1="0" x2="1.2%" y1={at} y2={at} />
						<text x="2%" y={at} class={css.axisY}>
							{formatNumber(y, up.decimals)}
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
	const { axes } = writtenShares(latentStats.value?.explained ?? []);
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
	const points = path.value?.points;
	if (!points || !isShown("path")) return null;
	const squares = Array.from({ length: points.length / 2 }, (_, at) =>
		toSquare(viewRegion.value, [points[2 * at] ?? 0, points[2 * at + 1] ?? 0]),
	);
	const current = squares[step.value];
	return (
		<>
			<svg class={css.path} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
				<polyline points={squares.map(([u, v]) => `${u},${v}`).join(" ")} />
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
	const [u, v] = toSquare(viewRegion.value, [x, y]);
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
	const place = currentPoint.value && toSquare(viewRegion.value, currentPoint.value);
	if (!place || !isInside(place)) return null;
	const [x, y] = place.map(percent);
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
