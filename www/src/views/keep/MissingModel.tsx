/** Tells that the chosen model is not in this browser; nothing where it is. */

import type { ModelId } from "../../engine/protocol";
import { isMissing } from "../../state/ownChoice";
import { strings } from "../../strings";
import { Notice } from "../../widgets/Notice";
import { texts } from "./chooserTexts";

interface Props {
	wanted: ModelId | undefined;
	/** Forgets what was chosen. */
	onDismiss(): void;
}

export function MissingModel({ wanted, onDismiss }: Props) {
	if (!isMissing(wanted)) return null;
	const { missing, missingLive, missingReason } = texts.value;
	const { dismiss } = strings.value;
	if (wanted === "live") return <Notice title={missingLive} action={dismiss} onRetry={onDismiss} />;
	return <Notice title={missing} reason={missingReason} action={dismiss} onRetry={onDismiss} />;
}
