/** The cross-entropy as a number, and on a scale that marks its lower bound. */

import { formatNumber, strings } from "../../strings";
import { Scale } from "../../widgets/Scale";
import { Term } from "../../widgets/Term";

/** End of the scale; a worse score fills it. */
const SCALE_MAX = 0.4;

interface Props {
	bce: number | undefined;
	/** The score of a perfect copy: the entropy of the pixels themselves. */
	floor: number | undefined;
}

export function Score({ bce, floor }: Props) {
	const { bce: name, bceExplained, nats, floor: floorName, list } = strings.value;
	const score = bce === undefined ? "–" : formatNumber(bce, 4);
	const mark = floor === undefined ? undefined : { value: floor, text: `${floorName} ${formatNumber(floor, 4)}` };
	const text = list([`${score} ${nats}`, ...(mark ? [mark.text] : [])]);
	return (
		<div class="score">
			<div class="score-line">
				<Term name={name} explanation={bceExplained} />
				<span>
					<span class="score-value">{score}</span> <span class="score-unit">{nats}</span>
				</span>
			</div>
			<Scale label={name} text={text} value={bce ?? 0} end={SCALE_MAX} mark={mark} />
		</div>
	);
}
