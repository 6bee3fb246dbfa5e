/** The cross-entropy as a number with its unit, and on a scale that shows the floor under it. */

import { formatNumber, strings } from "../../strings";
import { Term } from "../../widgets/Term";

/** Where the scale ends; a worse score fills it. */
const SCALE_END = 0.4;

function percent(value: number): string {
	return `${(100 * Math.min(value, SCALE_END)) / SCALE_END}%`;
}

interface Props {
	bce: number | undefined;
	/** The score of a perfect copy of this picture. */
	floor: number | undefined;
}

export function Score({ bce, floor }: Props) {
	const { bce: name, bceExplained, nats, floor: floorName } = strings.value;
	const text = bce === undefined ? "–" : formatNumber(bce, 4);
	return (
		<div class="score">
			<div class="score-line">
				<Term name={name} explanation={bceExplained} />
				<span>
					<span class="score-value">{text}</span> <span class="score-unit">{nats}</span>
				</span>
			</div>
			{/* biome-ignore lint/a11y/useSemanticElements: a native meter cannot carry the mark of the floor */}
			<div
				class="scale"
				role="meter"
				aria-label={name}
				aria-valuemin={0}
				aria-valuemax={SCALE_END}
				aria-valuenow={bce ?? 0}
				aria-valuetext={`${text} ${nats}`}
			>
				<span class="scale-value" style={{ width: percent(bce ?? 0) }} />
				{floor !== undefined && (
					<span class="scale-floor" style={{ left: percent(floor) }}>
						<span>
							{floorName} {formatNumber(floor, 4)}
						</span>
					</span>
				)}
			</div>
		</div>
	);
}
