/** Says why this browser stores no models, if that is so. */

import { storageError } from "../../state/ownModels";
import { Notice } from "../../widgets/Notice";
import { texts } from "./texts";

export function StorageNotice() {
	if (!storageError.value) return null;
	const { refused, refusedReason, full, fullReason, storageFailed, unreadable, unreadableReason } = texts.value;
	const { code, message } = storageError.value;
	switch (code) {
		case "refused":
			return <Notice title={refused} reason={refusedReason} detail={message} />;
		case "full":
			return <Notice title={full} reason={fullReason} detail={message} />;
		case "failed":
			return <Notice title={storageFailed} detail={message} />;
		case "unreadable":
			return <Notice title={unreadable} reason={unreadableReason} detail={message} />;
	}
}
