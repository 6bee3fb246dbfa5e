/** Copies the address of the current state; shows it in a field where the browser does not allow copying. */

import { useSignal } from "@preact/signals";
import { announce } from "../state/announcer";
import { currentLink } from "../state/urlState";
import { strings } from "../strings";
import { Icon } from "../widgets/Icon";

/** How long the button shows that the link was copied. */
const COPIED_MS = 2000;

export function ShareLink() {
	const { share, shared, shareByHand } = strings.value;
	const hasCopied = useSignal(false);
	const manualLink = useSignal<string | undefined>(undefined);

	async function copy() {
		const link = currentLink();
		try {
			await navigator.clipboard.writeText(link);
			hasCopied.value = true;
			announce(shared);
			setTimeout(() => {
				hasCopied.value = false;
			}, COPIED_MS);
		} catch {
			manualLink.value = link;
		}
	}

	return (
		<div class="share">
			<button type="button" class="button button-quiet" onClick={() => void copy()}>
				<Icon name={hasCopied.value ? "done" : "link"} />
				{hasCopied.value ? shared : share}
			</button>
			{manualLink.value !== undefined && (
				<label class="share-by-hand">
					{shareByHand}
					<input
						type="text"
						readOnly
						value={manualLink.value}
						onFocus={({ currentTarget }) => currentTarget.select()}
					/>
				</label>
			)}
		</div>
	);
}
