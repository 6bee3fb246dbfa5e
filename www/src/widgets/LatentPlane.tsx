import css from "./latent.module.css";

/** A two-dimensional code as a point in the plane, and the ellipse of one standard deviation around its mean. */

interface Props {
	mean: readonly [number, number];
	deviation: readonly [number, number];
	/** The code, where it is not the mean. */
	at?: readonly [number, number];
	label: string;
}

/** Range of the axes; points beyond are drawn at the edge, and the numbers below give their position. */
const REACH = 3;
const EDGE = 3.5;

const rings = [1, 2, 3];
const ticks = [-3, -2, -1, 0, 1, 2, 3];

function clampToEdge(value: number): number {
	return Math.min(EDGE, Math.max(-EDGE, value));
}

export function LatentPlane({ mean, deviation: [rx, ry], at = mean, label }: Props) {
	// Screen y points down, the second dimension points up.
	const [centreX, centreY] = [clampToEdge(mean[0]), clampToEdge(-mean[1])];
	const [x, y] = [clampToEdge(at[0]), clampToEdge(-at[1])];
	return (
		<svg class={css.plane} viewBox={`${-EDGE} ${-EDGE} ${2 * EDGE} ${2 * EDGE}`} role="img" aria-label={label}>
			<g class={css.rings}>
				{rings.map((radius) => (
					<circle key={radius} r={radius} />
				))}
			</g>
			<g class={css.axes}>
				<path d={`M${-EDGE} 0H${EDGE}M0 ${-EDGE}V${EDGE}`} />
				{ticks.map((tick) => (
					<path key={tick} d={`M${tick} -0.08V0.08M-0.08 ${tick}H0.08`} />
				))}
			</g>
			<g class={css.labels}>
				<text x={-REACH} y="0.52">
					−{REACH}
				</text>
				<text x={REACH} y="0.52">
					{REACH}
				</text>
				<text x="0.34" y={-REACH + 0.16}>
					{REACH}
				</text>
				<text x="0.42" y={REACH + 0.16}>
					−{REACH}
				</text>
			</g>
			<path class={css.cross} d={`M${x} ${-EDGE}V${EDGE}M${-EDGE} ${y}H${EDGE}`} />
			<ellipse class={css.deviation} cx={centreX} cy={centreY} rx={rx} ry={ry} />
			<circle class={css.point} cx={x} cy={y} r="0.13" />
		</svg>
	);
}
