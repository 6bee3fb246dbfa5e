/** Copies the results as text; shows them in a field where the browser does not allow copying. */

import { useSignalEffect } from "@preact/signals";
import { announce } from "../../state/announcer";
import { measurements } from "../../state/measure";
import { useCopy } from "../../widgets/useCopy";
import css from "./Measure.module.css";
import { resultsAsText } from "./report";
import { texts } from "./texts";

export function CopyResults() {
	const isEmpty = measurements.value.length === 0;
	const { copy: name, copied, copyByHand } = texts.value;
	const { copy, manual } = useCopy();
	useSignalEffect(() => {
		if (measurements.value.length === 0) manual.value = undefined; // of another measurement; until then a selection in it stays
	});

	async function onClick() {
		if (!isEmpty) announce((await copy(resultsAsText())) ? copied : copyByHand);
	}

	return (
		<>
			<button type="button" class="button" aria-disabled={isEmpty} onClick={onClick}>
				{name}
			</button>
			{manual.value && (
				<label class={css.byHand}>
					<span>{copyByHand}</span>
					<textarea readOnly rows={8} value={manual.value} onFocus={({ currentTarget }) => currentTarget.select()} />
				</label>
			)}
		</>
	);
}
