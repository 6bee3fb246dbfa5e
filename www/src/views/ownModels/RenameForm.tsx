/** Renames a model: Enter saves the new name, Escape keeps the old one. */

import { useEffect, useId, useRef } from "preact/hooks";
import type { OwnModel } from "../../state/ownModels";
import { rename, renamingId } from "./commands";
import css from "./OwnModels.module.css";
import { texts } from "./texts";

interface Props {
	model: OwnModel;
	/** Called when the form is about to close, so that the focus can move. */
	onEnd(): void;
}

export function RenameForm({ model, onEnd }: Props) {
	const id = useId();
	const input = useRef<HTMLInputElement>(null);
	const { newName, save, cancel } = texts.value;
	useEffect(() => input.current?.select(), []);

	function saveName() {
		onEnd();
		void rename(model.id, input.current?.value ?? "");
	}

	function closeUnchanged() {
		onEnd();
		renamingId.value = undefined;
	}

	return (
		<form
			class={css.rename}
			onSubmit={(event) => {
				event.preventDefault();
				saveName();
			}}
			onKeyDown={({ key }) => {
				if (key === "Escape") closeUnchanged();
			}}
		>
			<label class="visually-hidden" for={id}>
				{newName}
			</label>
			<input ref={input} id={id} type="text" maxLength={60} required defaultValue={model.name} />
			<button type="submit" class="button button-primary">
				{save}
			</button>
			<button type="button" class="button" onClick={closeUnchanged}>
				{cancel}
			</button>
		</form>
	);
}
