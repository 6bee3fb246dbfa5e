/** Copies the address of the current state; shows it in a field where the browser does not allow copying. */

import { announce } from "../state/announcer";
import { currentLink } from "../state/urlState";
import { strings } from "../strings";
import { Icon } from "../widgets/Icon";
import { useCopy } from "../widgets/useCopy";

export function ShareLink() {
	const { share, shared, shareByHand } = strings.value;
	const { copy, hasCopied, manual } = useCopy();

	async function onClick() {
		if (await copy(currentLink())) announce(shared);
	}

	return (
		<div>
			<button type="button" class="button button-quiet" onClick={() => void onClick()}>
				<Icon name={hasCopied.value ? "done" : "link"} />
				<span class="share-text">{hasCopied.value ? shared : share}</span>
			</button>
			{manual.value !== undefined && (
				<label class="share-by-hand">
					{shareByHand}
					<input type="text" readOnly value={manual.value} onFocus={({ currentTarget }) => currentTarget.select()} />
				</label>
			)}
		</div>
	);
}
