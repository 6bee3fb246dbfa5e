/** The way from view to view. */

import { view } from "../state/link";
import { viewIds } from "../state/views";
import { strings } from "../strings";
import { Icon } from "../widgets/Icon";
import { ViewLink } from "./ViewLink";

export function Navigation() {
	const { navigation, viewNames } = strings.value;
	return (
		<nav class="navigation" aria-label={navigation}>
			<ul>
				{viewIds.map((id) => (
					<li key={id}>
						<ViewLink to={id} isCurrent={view.value === id}>
							<Icon name={id} />
							<span>{viewNames[id]}</span>
						</ViewLink>
					</li>
				))}
			</ul>
		</nav>
	);
}
