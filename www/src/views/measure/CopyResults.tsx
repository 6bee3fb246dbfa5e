/** Copies the results as text; shows them in a field where the browser does not allow copying. */

import { useSignalEffect } from "@preact/signals";
import { announce } from "../../state/announcer";
import { findings } from "../../state/measure";
import { useCopy } from "../../widgets/useCopy";
import css from "./Measure.module.css";
import { report } from "./report";
import { texts } from "./texts";

export function CopyResults() {
	const isEmpty = findings.value.length === 0;
	const { copy: name, copied, copyByHand } = texts.value;
	const { copy, manual } = useCopy();
	useSignalEffect(() => {
		if (findings.value.length === 0) manual.value = undefined; // of another measurement; until then a selection in it stays
	});

	async function onClick() {
		if (!isEmpty) announce((await copy(report())) ? copied : copyByHand);
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
