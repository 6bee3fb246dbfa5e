/** Trains models with one click, unless another training would have to end for it. */

import { useContext } from "preact/hooks";
import { isTrainingUnfinished } from "../../state/training/session";
import { PreloadViewContext } from "../PreloadViewContext";
import { ViewLink } from "../ViewLink";
import { hasMissedStart } from "./missedStart";
import { texts } from "./texts";
import type { PreloadView } from "./trainAndKeep";

interface Props {
	label: string;
	isPrimary?: boolean;
	onTrain(preloadView: PreloadView): void;
}

export function TrainButton({ label, isPrimary = false, onTrain }: Props) {
	const preloadView = useContext(PreloadViewContext);
	const isBusy = isTrainingUnfinished.value;
	return (
		<button
			type="button"
			class={isPrimary ? "button button-primary" : "button"}
			aria-disabled={isBusy}
			onClick={() => isBusy || onTrain(preloadView)}
		>
			{label}
		</button>
	);
}

/** Says why a click trains nothing while another training is open, or why the last click did not. */
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
