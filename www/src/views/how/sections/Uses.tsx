/** What autoencoders are used for, and where on this page. */

import { sentenceGap, viewName } from "../../../strings";
import { ViewLink } from "../../ViewLink";
import { Section } from "../Article";
import css from "../How.module.css";
import { texts } from "./usesTexts";

export function Uses() {
	const { uses, tryIt } = texts.value;
	return (
		<Section id="uses">
			<dl class={css.uses}>
				{uses.map(({ name, text, view }) => (
					<div key={name}>
						<dt class="label">{name}</dt>
						<dd>
							{text}
							{sentenceGap.value}
							{view && <ViewLink to={view}>{tryIt(viewName(view))}</ViewLink>}
						</dd>
					</div>
				))}
			</dl>
		</Section>
	);
}
