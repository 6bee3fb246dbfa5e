/** Says that something was deleted, with a button that brings it back. It takes over the focus from the button that deleted it. */

import { useEffect, useRef } from "preact/hooks";
import { strings } from "../strings";
import css from "./Deleted.module.css";

export function Deleted({ name, onUndo }: { name: string; onUndo: () => void }) {
	const button = useRef<HTMLButtonElement>(null);
	useEffect(() => button.current?.focus(), []);
	const { deleted, undo, undoDeletion } = strings.value;
	return (
		<p class={css.deleted}>
			{deleted(name)}
			<button ref={button} type="button" class="button" aria-label={undoDeletion(name)} onClick={onUndo}>
				{undo}
			</button>
		</p>
	);
}
