/** Something went wrong: one plain sentence, why, and a way on. */

import type { ComponentChildren } from "preact";
import { strings } from "../strings";

interface Props {
	title: string;
	reason?: string;
	/** What was thrown, for those who want to know. */
	detail?: string;
	/** What the button says, if it is not "Try again". */
	action?: string;
	onRetry?: () => void;
	/** A way on that the button is not. */
	children?: ComponentChildren;
}

/** The button is about to go with its notice, so the focus moves on to the region around them. */
function focusRegion(button: HTMLElement): void {
	button.closest<HTMLElement>("[tabindex='-1']")?.focus({ preventScroll: true });
}

export function Notice({ title, reason, detail, action, onRetry, children }: Props) {
	return (
		<div class="notice" role="alert">
			<p class="notice-title">{title}</p>
			{reason && <p>{reason}</p>}
			{detail && <p class="notice-detail">{detail}</p>}
			{children}
			{onRetry && (
				<button
					type="button"
					class="button"
					onClick={({ currentTarget }) => {
						focusRegion(currentTarget);
						onRetry();
					}}
				>
					{action ?? strings.value.retry}
				</button>
			)}
		</div>
	);
}
