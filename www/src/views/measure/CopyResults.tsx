/** Copies the results as text; shows them in a field where the browser does not allow copying. */

import { useSignal } from "@preact/signals";
import { announce } from "../../state/announcer";
import { findings } from "../../state/measure";
import { strings } from "../../strings";
import { report } from "./report";

export function CopyResults() {
	const byHand = useSignal<string | undefined>(undefined);
	const isEmpty = findings.value.length === 0;
	const { copy, copied, copyByHand } = strings.value.measure;

	async function onClick() {
		if (isEmpty) return;
		const text = report();
		try {
			await navigator.clipboard.writeText(text);
			byHand.value = undefined;
			announce(copied);
		} catch {
			byHand.value = text;
			announce(copyByHand);
		}
	}

	return (
		<>
			<button type="button" class="button" aria-disabled={isEmpty} onClick={onClick}>
				{copy}
			</button>
			{byHand.value && (
				<label class="measure-by-hand">
					<span>{copyByHand}</span>
					<textarea readOnly rows={8} value={byHand.value} onFocus={({ currentTarget }) => currentTarget.select()} />
				</label>
			)}
		</>
	);
}
