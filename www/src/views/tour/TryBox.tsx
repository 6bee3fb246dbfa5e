/** Something to try in a view, with the way into the tour. */

import { strings } from "../../strings";
import { openStep } from "./openStep";
import { texts } from "./texts";
import css from "./tour.module.css";

export function TryBox({ text, startsTour }: { text: string; startsTour: boolean }) {
	return (
		<p class="try">
			<strong>{strings.value.tryThis}</strong> {text}{" "}
			{startsTour && (
				<button type="button" class={css.link} onClick={() => openStep(1)}>
					{texts.value.start}
				</button>
			)}
		</p>
	);
}
