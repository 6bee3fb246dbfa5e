/** The cross-entropy as a number, and on a scale that marks its lower bound. */

import { computed } from "@preact/signals";
import { isMnist } from "../../state/dataSet";
import { formatNumber, strings } from "../../strings";
import { ComparisonBar } from "../../widgets/ComparisonBar";
import { Term } from "../../widgets/Term";
import cardsCss from "./cards.module.css";
import css from "./Score.module.css";

/** End of the scale; a worse score fills it. Of pictures that are grey all over, as digits are not, the floor is ln 2. */
const scaleMax = computed(() => (isMnist.value ? 0.4 : 0.8));

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
		<div class={`${cardsCss.score} explained`}>
			<div class={css.scoreLine}>
				<Term name={name} explanation={bceExplained} opensBelow />
				<span translate={false}>
					<span class={css.scoreValue}>{score}</span> <span class={css.scoreUnit}>{nats}</span>
				</span>
			</div>
			<ComparisonBar label={name} text={text} value={bce ?? 0} max={scaleMax.value} mark={mark} />
		</div>
	);
}
