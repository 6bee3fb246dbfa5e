/** Says that something was deleted, with a button that brings it back. It takes over the focus from the button that deleted it. */

import { useEffect, useRef } from "preact/hooks";
import { strings } from "../strings";
import css from "./Deleted.module.css";

interface Props {
	/** What is brought back. */
	of: object;
	name: string;
	onUndo: () => void;
}

/** What has had the focus: a list that starts again, with another data set, does not take it again. */
const shown = new WeakSet<object>();

export function Deleted({ of, name, onUndo }: Props) {
	const button = useRef<HTMLButtonElement>(null);
	useEffect(() => {
		if (!shown.has(of)) button.current?.focus();
		shown.add(of);
	}, [of]);
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
