/** Says that something was deleted, with a button that brings it back. It takes over the focus from the button that deleted it. */

import { useEffect, useRef } from "preact/hooks";
import { strings } from "../strings";
import css from "./DeletedNotice.module.css";

interface Props {
	/** What was deleted; only its identity matters. */
	item: object;
	name: string;
	onUndo: () => void;
}

/** Deleted items whose notice has taken the focus: a notice that is rendered again, after a change of the data set, does not take it again. */
const focusedItems = new WeakSet<object>();

export function DeletedNotice({ item, name, onUndo }: Props) {
	const button = useRef<HTMLButtonElement>(null);
	useEffect(() => {
		if (!focusedItems.has(item)) button.current?.focus();
		focusedItems.add(item);
	}, [item]);
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
