/** Trains models with one click, unless another training would have to end for it. */

import { useContext } from "preact/hooks";
import { isTrainingUnfinished } from "../../state/training/session";
import { PrepareView } from "../PrepareView";
import { ViewLink } from "../ViewLink";
import { hasMissedStart } from "./missedStart";
import { texts } from "./texts";
import type { PrepareViewFunction } from "./trainAndKeep";

interface Props {
	label: string;
	isPrimary?: boolean;
	onTrain(prepareView: PrepareViewFunction): void;
}

export function TrainButton({ label, isPrimary = false, onTrain }: Props) {
	const prepareView = useContext(PrepareView);
	const isBusy = isTrainingUnfinished.value;
	return (
		<button
			type="button"
			class={isPrimary ? "button button-primary" : "button"}
			aria-disabled={isBusy}
			onClick={() => isBusy || onTrain(prepareView)}
		>
			{label}
		</button>
	);
}

/** Why the buttons do nothing now, or did nothing before, if that is so. */
export function BusyNote() {
	const { busy, missedStart } = texts.value;
	if (isTrainingUnfinished.value)
		return (
			<p class="small">
				<ViewLink to="train">{busy}</ViewLink>
			</p>
		);
	return hasMissedStart.value && <p class="small">{missedStart}</p>;
}
