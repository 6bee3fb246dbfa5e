import css from "./latent.module.css";

/** A code of several dimensions: for each a dot at its mean and a line of ± one standard deviation. */

interface Props {
	means: Float32Array;
	deviations: Float32Array;
	label: string;
}

/** The scale runs from −3 to 3: training pulls the codes towards mean 0 and standard deviation 1. */
const AXIS_MAX = 3;
/** Half the width and height of the plot. Values beyond are drawn at its edge. */
const CLAMP_LIMIT = 3.5;
const levels = [-3, -2, -1, 0, 1, 2, 3];

function clampToPlot(value: number): number {
	return Math.min(CLAMP_LIMIT, Math.max(-CLAMP_LIMIT, value));
}

export function LatentBars({ means, deviations, label }: Props) {
	// Each dimension has its own column, as wide as fits into the square; screen y points down.
	const columnWidth = (2 * CLAMP_LIMIT) / (means.length + 2);
	const columns = Array.from(means, (mean, index) => {
		const deviation = deviations[index] ?? 0;
		return {
			x: columnWidth * (index + 2) - CLAMP_LIMIT,
			y: clampToPlot(-mean),
			top: clampToPlot(-mean - deviation),
			bottom: clampToPlot(-mean + deviation),
		};
	});
	return (
		<svg
			class={css.plane}
			viewBox={`${-CLAMP_LIMIT} ${-CLAMP_LIMIT} ${2 * CLAMP_LIMIT} ${2 * CLAMP_LIMIT}`}
			role="img"
			aria-label={label}
		>
			<g class={css.gridLines}>
				{levels.map((level) => (
					<path key={level} d={`M${columnWidth - CLAMP_LIMIT} ${level}H${CLAMP_LIMIT}`} />
				))}
			</g>
			<path class={css.axes} d={`M${columnWidth - CLAMP_LIMIT} 0H${CLAMP_LIMIT}`} />
			<g class={css.labels}>
				<text x={columnWidth / 2 - CLAMP_LIMIT} y={-AXIS_MAX + 0.17}>
					{AXIS_MAX}
				</text>
				<text x={columnWidth / 2 - CLAMP_LIMIT} y={AXIS_MAX + 0.17}>
					−{AXIS_MAX}
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
