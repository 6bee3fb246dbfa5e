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
	actionLabel?: string;
	onAction?: (() => void) | undefined;
	/** More buttons. */
	actions?: ComponentChildren;
	/** Another way to continue. */
	children?: ComponentChildren;
}

export function Notice({ title, reason, detail, actionLabel, onAction, actions, children }: Props) {
	return (
		<div class="notice" role="alert">
			<p class="notice-title">{title}</p>
			{reason && <p>{reason}</p>}
			{detail && <p class="notice-detail">{detail}</p>}
			{children}
			{onAction && (
				<button
					type="button"
					class="button"
					onClick={({ currentTarget }) => {
						focusRegion(currentTarget); // the button disappears with its notice
						onAction();
					}}
				>
					{actionLabel ?? strings.value.retry}
				</button>
			)}
			{actions}
		</div>
	);
}
