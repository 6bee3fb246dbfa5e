/** What autoencoders are used for, and where on this page. */

import { strings } from "../../../strings";
import { ViewLink } from "../../ViewLink";
import { Section } from "../Article";
import { texts } from "./usesTexts";

export function Uses() {
	const { uses, tryIt } = texts.value;
	return (
		<Section id="uses">
			<dl class="how-uses">
				{uses.map(({ name, text, view }) => (
					<div key={name}>
						<dt class="label">{name}</dt>
						<dd>
							{text} {view && <ViewLink to={view}>{tryIt(strings.value.viewNames[view])}</ViewLink>}
						</dd>
					</div>
				))}
			</dl>
		</Section>
	);
}
