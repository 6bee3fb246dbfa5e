/** An error: what happened, why, and a way to continue. */

import type { ComponentChildren } from "preact";
import { strings } from "../strings";
import { focusRegion } from "./focusRegion";

interface Props {
	title: string;
	reason?: string;
	/** The message of the error that was thrown. */
	detail?: string;
	/** The label of the button, if it is not "Try again". */
	action?: string;
	onRetry?: () => void;
	/** More buttons. */
	actions?: ComponentChildren;
	/** Another way to continue. */
	children?: ComponentChildren;
}

export function Notice({ title, reason, detail, action, onRetry, actions, children }: Props) {
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
						focusRegion(currentTarget); // the button disappears with its notice
						onRetry();
					}}
				>
					{action ?? strings.value.retry}
				</button>
			)}
			{actions}
		</div>
	);
}
