import css from "./latent.module.css";

/** A two-dimensional code as a point in the plane, and the ellipse of one standard deviation around its mean. */

interface Props {
	mean: readonly [number, number];
	deviation: readonly [number, number];
	/** Marked by the point; the mean if left out. */
	code?: readonly [number, number];
	label: string;
}

/** The axes run from −3 to 3. */
const AXIS_MAX = 3;
/** Half the width of the plot. Points beyond are drawn at its edge; the numbers below the plot give their position. */
const CLAMP_LIMIT = 3.5;

const rings = [1, 2, 3];
const ticks = [-3, -2, -1, 0, 1, 2, 3];

function clampToPlot(value: number): number {
	return Math.min(CLAMP_LIMIT, Math.max(-CLAMP_LIMIT, value));
}

export function LatentPlane({ mean, deviation: [rx, ry], code = mean, label }: Props) {
	// Screen y points down, the second dimension points up.
	const [centreX, centreY] = [clampToPlot(mean[0]), clampToPlot(-mean[1])];
	const [x, y] = [clampToPlot(code[0]), clampToPlot(-code[1])];
	return (
		<svg
			class={css.plane}
			viewBox={`${-CLAMP_LIMIT} ${-CLAMP_LIMIT} ${2 * CLAMP_LIMIT} ${2 * CLAMP_LIMIT}`}
			role="img"
			aria-label={label}
		>
			<g class={css.gridLines}>
				{rings.map((radius) => (
					<circle key={radius} r={radius} />
				))}
			</g>
			<g class={css.axes}>
				<path d={`M${-CLAMP_LIMIT} 0H${CLAMP_LIMIT}M0 ${-CLAMP_LIMIT}V${CLAMP_LIMIT}`} />
				{ticks.map((tick) => (
					<path key={tick} d={`M${tick} -0.08V0.08M-0.08 ${tick}H0.08`} />
				))}
			</g>
			<g class={css.labels}>
				<text x={-AXIS_MAX} y="0.52">
					−{AXIS_MAX}
				</text>
				<text x={AXIS_MAX} y="0.52">
					{AXIS_MAX}
				</text>
				<text x="0.34" y={-AXIS_MAX + 0.16}>
					{AXIS_MAX}
				</text>
				<text x="0.42" y={AXIS_MAX + 0.16}>
					−{AXIS_MAX}
				</text>
			</g>
			<path class={css.cross} d={`M${x} ${-CLAMP_LIMIT}V${CLAMP_LIMIT}M${-CLAMP_LIMIT} ${y}H${CLAMP_LIMIT}`} />
			<ellipse class={css.deviation} cx={centreX} cy={centreY} rx={rx} ry={ry} />
			<circle class={css.point} cx={x} cy={y} r="0.13" />
		</svg>
	);
}
