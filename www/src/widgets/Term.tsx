/** A term with a button that opens its explanation in a native popover. */

import { useId } from "preact/hooks";
import { strings } from "../strings";

interface Props {
	name: string;
	explanation: string;
	/** Where the name is visible already, for example in a heading. */
	hidesName?: boolean;
	/** For a term below what it explains, which the popover should not cover. */
	opensBelow?: boolean;
}

export function Term({ name, explanation, hidesName = false, opensBelow = false }: Props) {
	const id = useId();
	return (
		<span class="term">
			{!hidesName && (
				<>
					<span class="term-name">{name}</span>
					{"\u00a0" /* keeps the button on the line of the name */}
				</>
			)}
			<button type="button" class="term-button" popovertarget={id} aria-label={strings.value.explain(name)}>
				<span aria-hidden="true">?</span>
			</button>
			<span id={id} class={opensBelow ? "term-text term-below" : "term-text"} popover="auto" role="note">
				{explanation}
			</span>
		</span>
	);
}
