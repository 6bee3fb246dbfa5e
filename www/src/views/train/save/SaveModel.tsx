/** Names and saves the selected model. */

import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { selectedRun, session, snapshot } from "../../../state/training/session";
import { viewName } from "../../../strings";
import { Icon } from "../../../widgets/Icon";
import { ViewLink } from "../../ViewLink";
import css from "../Train.module.css";
import { askedIn, download, forgetOthers, keep, message, nameAt, typed } from "./commands";
import { Fingerprint } from "./Fingerprint";
import { texts } from "./texts";

export function SaveModel() {
	const id = useId();
	/** The name that was offered when the field got the focus; undefined if that was the visitor's. */
	const offered = useRef<string | undefined>(undefined);
	const { heading, lead, name, keep: action, download: downloadName, back } = texts.value;
	useLayoutEffect(forgetOthers, [session.value, selectedRun.value]); // before a name can be typed for the model that is shown
	/** A name that was not changed is no name of the visitor's: the model may be further by now. */
	function forgetOffered() {
		if (typed.value === offered.current) typed.value = undefined;
	}
	if (!snapshot.value) return null;
	return (
		<section class={css.keep} aria-labelledby="keep-heading">
			<h3 id="keep-heading">{heading}</h3>
			<p class="small">{lead}</p>
			<form
				class={css.keepForm}
				onSubmit={(event) => {
					event.preventDefault();
					forgetOffered();
					void keep();
				}}
			>
				<label for={id}>{name}</label>
				<input
					id={id}
					type="text"
					maxLength={60}
					value={typed.value ?? nameAt(snapshot.value.checkpoint.step)}
					onFocus={({ currentTarget }) => {
						offered.current = typed.value === undefined ? currentTarget.value : undefined;
						typed.value = currentTarget.value; // or the next step would replace it, and what is selected in it
					}}
					onBlur={forgetOffered}
					onInput={({ currentTarget }) => {
						typed.value = currentTarget.value;
					}}
				/>
				<button type="submit" class="button button-primary">
					{action}
				</button>
				<button type="button" class="button" onClick={() => void download()}>
					<Icon name="download" />
					{downloadName}
				</button>
			</form>
			{message.value && (
				<p>
					{message.value()} {askedIn.value && <ViewLink to={askedIn.value}>{back(viewName(askedIn.value))}</ViewLink>}
				</p>
			)}
			<Fingerprint />
		</section>
	);
}
