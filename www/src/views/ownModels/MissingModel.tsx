/** Says that the selected model is not in this browser; nothing if it is. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ModelId } from "../../engine/protocol";
import { isMissingOwnModel } from "../../state/modelSelection";
import { strings } from "../../strings";
import { Notice } from "../../widgets/Notice";
import { ViewLink } from "../ViewLink";
import { texts } from "./chooserTexts";

interface Props {
	wanted: ModelId | undefined;
	/** Clears the selection. */
	onDismiss(): void;
}

export function MissingModel({ wanted, onDismiss }: Props) {
	if (!isMissingOwnModel(wanted)) return null;
	if (wanted === "live") return <MissingLiveModel onDismiss={onDismiss} />;
	const { missing, missingReason } = texts.value;
	return <Notice title={missing} reason={missingReason} actionLabel={strings.value.dismiss} onAction={onDismiss} />;
}

/** Imported on demand: of all views only Train loads the training's state at once. */
async function isInterrupted(): Promise<boolean> {
	const { findInterrupted, interruptedTraining } = await import("../../state/training/interrupted");
	await findInterrupted();
	return interruptedTraining.value !== undefined;
}

function MissingLiveModel({ onDismiss }: Pick<Props, "onDismiss">) {
	const canResume = useSignal(false);
	useEffect(() => {
		const setInterrupted = (found: boolean) => {
			canResume.value = found;
		};
		void isInterrupted().then(setInterrupted, () => {});
	}, []);
	const { missingLive, interrupted } = texts.value;
	return (
		<Notice title={missingLive} actionLabel={strings.value.dismiss} onAction={onDismiss}>
			{canResume.value && (
				<p>
					<ViewLink to="train">{interrupted}</ViewLink>
				</p>
			)}
		</Notice>
	);
}
