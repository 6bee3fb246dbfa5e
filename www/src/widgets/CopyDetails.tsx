/** A button that copies the details of an error, for a bug report. */

import { announce } from "../state/announcer";
import { strings } from "../strings";
import { errorDetails } from "./errorDetails";
import { useCopy } from "./useCopy";

export function CopyDetails({ error }: { error: unknown }) {
	const { copyDetails, detailsCopied, copyDetailsByHand } = strings.value;
	const { copy, hasCopied, manual } = useCopy();

	async function onClick() {
		if (await copy(errorDetails(error, { href: location.href, userAgent: navigator.userAgent })))
			announce(detailsCopied);
	}

	return (
		<>
			<button type="button" class="button" onClick={() => void onClick()}>
				{hasCopied.value ? detailsCopied : copyDetails}
			</button>
			{manual.value !== undefined && (
				<label>
					{copyDetailsByHand}
					<textarea readOnly rows={6} value={manual.value} onFocus={({ currentTarget }) => currentTarget.select()} />
				</label>
			)}
		</>
	);
}
