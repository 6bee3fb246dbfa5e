/** Something went wrong: one plain sentence, why, and a way on. */

import { strings } from "../strings";

interface Props {
	title: string;
	reason?: string;
	/** What was thrown, for those who want to know. */
	detail?: string;
	onRetry?: () => void;
}

export function Notice({ title, reason, detail, onRetry }: Props) {
	return (
		<div class="notice" role="alert">
			<p class="notice-title">{title}</p>
			{reason && <p>{reason}</p>}
			{detail && <p class="notice-detail">{detail}</p>}
			{onRetry && (
				<button type="button" class="button" onClick={onRetry}>
					{strings.value.retry}
				</button>
			)}
		</div>
	);
}
