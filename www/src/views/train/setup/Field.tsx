/** An input with its label, a hint, and the reason why its value is invalid. */

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { announceLater } from "../../../state/announcer";
import css from "./fields.module.css";
import { texts } from "./texts";
import type { ValidationError } from "./validation";

interface Props {
	name: string;
	hint?: string | undefined;
	value: string;
	error: ValidationError | undefined;
	/** What an arrow key adds; without it the input takes any text. */
	step?: number;
	isWide?: boolean;
	onInput(text: string): void;
	/** Rendered beside the input. */
	children?: ComponentChildren;
}

/** Announces the reason to screen readers once typing has paused. */
function useAnnounced(name: string, reason: string | undefined): void {
	const previousReason = useRef(reason);
	useEffect(() => {
		if (reason && reason !== previousReason.current) announceLater(texts.value.announceError(name, reason));
		previousReason.current = reason;
	}, [name, reason]);
}

export function Field({ name, hint, value, error, step, isWide, onInput, children }: Props) {
	const id = useId();
	const reason = error && texts.value.validationError(error);
	useAnnounced(name, reason);
	const describedBy = [hint && `${id}-hint`, reason && `${id}-reason`].filter(Boolean).join(" ");
	const kind =
		step === undefined ? ({ type: "text" } as const) : ({ type: "number", step, inputMode: "decimal" } as const);
	return (
		<div class={isWide ? `${css.field} ${css.wide}` : css.field}>
			<label class={css.name} for={id}>
				{name}
			</label>
			<div class={css.row}>
				<input
					id={id}
					{...kind}
					autocomplete="off"
					value={value}
					aria-invalid={reason !== undefined}
					{...(describedBy ? { "aria-describedby": describedBy } : {})}
					onInput={({ currentTarget }) => onInput(currentTarget.value)}
				/>
				{children}
			</div>
			{hint && (
				<p id={`${id}-hint`} class={css.hint}>
					{hint}
				</p>
			)}
			{reason && <Reason id={`${id}-reason`} text={reason} />}
		</div>
	);
}

export function Reason({ id, text }: { id: string; text: string }) {
	return (
		<p id={id} class={css.reason}>
			{text}
		</p>
	);
}
