/** A term with a button that opens its explanation in a native popover. */

import { useId } from "preact/hooks";
import { strings } from "../strings";

export function Term({ name, explanation }: { name: string; explanation: string }) {
	const id = useId();
	return (
		<span class="term">
			<span>{name}</span>
			<button type="button" class="term-button" popovertarget={id} aria-label={strings.value.explain(name)}>
				<span aria-hidden="true">?</span>
			</button>
			<span id={id} class="term-text" popover="auto" role="note">
				{explanation}
			</span>
		</span>
	);
}
