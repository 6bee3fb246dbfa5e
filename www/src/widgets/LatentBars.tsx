import css from "./latent.module.css";

/** A code of several dimensions: for each a dot at its mean and a line of ± one standard deviation. */

interface Props {
	means: Float32Array;
	deviations: Float32Array;
	label: string;
}

/** Range of the scale; training pulls the codes towards mean 0 and standard deviation 1. */
const REACH = 3;
const EDGE = 3.5;
const levels = [-3, -2, -1, 0, 1, 2, 3];

function clampToEdge(value: number): number {
	return Math.min(EDGE, Math.max(-EDGE, value));
}

export function LatentBars({ means, deviations, label }: Props) {
	// Each dimension has its own column, as wide as fits into the square; screen y points down.
	const step = (2 * EDGE) / (means.length + 2);
	const columns = Array.from(means, (mean, index) => {
		const deviation = deviations[index] ?? 0;
		return {
			x: step * (index + 2) - EDGE,
			y: clampToEdge(-mean),
			top: clampToEdge(-mean - deviation),
			bottom: clampToEdge(-mean + deviation),
		};
	});
	return (
		<svg class={css.plane} viewBox={`${-EDGE} ${-EDGE} ${2 * EDGE} ${2 * EDGE}`} role="img" aria-label={label}>
			<g class={css.rings}>
				{levels.map((level) => (
					<path key={level} d={`M${step - EDGE} ${level}H${EDGE}`} />
				))}
			</g>
			<path class={css.axes} d={`M${step - EDGE} 0H${EDGE}`} />
			<g class={css.labels}>
				<text x={step / 2 - EDGE} y={-REACH + 0.17}>
					{REACH}
				</text>
				<text x={step / 2 - EDGE} y={REACH + 0.17}>
					−{REACH}
				</text>
			</g>
			{columns.map(({ x, y, top, bottom }) => (
				<g key={x}>
					<path class={css.barsDeviation} d={`M${x} ${top}V${bottom}`} />
					<circle class={css.barsMean} cx={x} cy={y} r="0.14" />
				</g>
			))}
		</svg>
	);
}
