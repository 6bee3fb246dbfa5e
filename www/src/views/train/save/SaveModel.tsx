/** Names and saves the selected model. */

import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { selectedRun, snapshot, trainingInfo } from "../../../state/training/session";
import { viewName } from "../../../strings";
import { Icon } from "../../../widgets/Icon";
import { ViewLink } from "../../ViewLink";
import css from "../Train.module.css";
import {
	clearIfOtherModel,
	defaultNameAt,
	downloadModel,
	keepModel,
	outcomeMessage,
	requestingView,
	typedName,
} from "./commands";
import { Fingerprint } from "./Fingerprint";
import { texts } from "./texts";

export function SaveModel() {
	const id = useId();
	/** The default name that the field had when it got the focus; undefined if the name was the visitor's. */
	const offered = useRef<string | undefined>(undefined);
	const { heading, lead, name, keep: action, download: downloadName, back } = texts.value;
	useLayoutEffect(clearIfOtherModel, [trainingInfo.value, selectedRun.value]); // before a name can be typed for the model that is shown
	/** An unchanged default name is not kept, since the default changes with the step. */
	function forgetOffered() {
		if (typedName.value === offered.current) typedName.value = undefined;
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
					void keepModel();
				}}
			>
				<label for={id}>{name}</label>
				<input
					id={id}
					type="text"
					maxLength={60}
					value={typedName.value ?? defaultNameAt(snapshot.value.checkpoint.step)}
					onFocus={({ currentTarget }) => {
						offered.current = typedName.value === undefined ? currentTarget.value : undefined;
						typedName.value = currentTarget.value; // or the next step would replace it, and what is selected in it
					}}
					onBlur={forgetOffered}
					onInput={({ currentTarget }) => {
						typedName.value = currentTarget.value;
					}}
				/>
				<button type="submit" class="button button-primary">
					{action}
				</button>
				<button type="button" class="button" onClick={() => void downloadModel()}>
					<Icon name="download" />
					{downloadName}
				</button>
			</form>
			{outcomeMessage.value && (
				<p>
					{outcomeMessage.value()}{" "}
					{requestingView.value && (
						<ViewLink to={requestingView.value}>{back(viewName(requestingView.value))}</ViewLink>
					)}
				</p>
			)}
			<Fingerprint />
		</section>
	);
}
