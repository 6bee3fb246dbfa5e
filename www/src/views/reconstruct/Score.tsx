/** The cross-entropy as a number, and on a scale that marks its lower bound. */

import { formatNumber, strings } from "../../strings";
import { Scale } from "../../widgets/Scale";
import { Term } from "../../widgets/Term";
import css from "./cards.module.css";

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
		<div class={`${css.score} explained`}>
			<div class={css.scoreLine}>
				<Term name={name} explanation={bceExplained} opensBelow />
				<span translate={false}>
					<span class={css.scoreValue}>{score}</span> <span class={css.scoreUnit}>{nats}</span>
				</span>
			</div>
			<Scale label={name} text={text} value={bce ?? 0} end={SCALE_MAX} mark={mark} />
		</div>
	);
}
