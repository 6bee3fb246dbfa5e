/** Says why this browser's storage keeps nothing, or what of it cannot be read. */

import type { StorageError } from "../../state/database";
import { Notice } from "../../widgets/Notice";
import { texts } from "./texts";

interface Props {
	error: StorageError;
	/** Tries again what has failed. */
	onRetry?: () => void;
	/** Deletes what cannot be read. */
	onDelete?: () => void;
}

export function StorageNotice({ error, onRetry, onDelete }: Props) {
	const { refused, refusedReason, full, fullReason, storageFailed, unreadable, unreadableReason, remove } = texts.value;
	const { code, message } = error;
	switch (code) {
		case "refused":
			return <Notice title={refused} reason={refusedReason} detail={message} onAction={onRetry} />;
		case "full":
			return <Notice title={full} reason={fullReason} detail={message} />;
		case "failed":
			return <Notice title={storageFailed} detail={message} onAction={onRetry} />;
		case "unreadable":
			return (
				<Notice
					title={unreadable}
					reason={unreadableReason}
					detail={message}
					actionLabel={remove}
					onAction={onDelete}
				/>
			);
	}
}
