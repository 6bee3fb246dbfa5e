/** The way from view to view: plain links, so that each can be opened in a tab of its own. */

import { openView, view } from "../state/link";
import { type ViewId, viewIds } from "../state/views";
import { strings } from "../strings";
import { Icon } from "../widgets/Icon";
import { prepareView } from "./CurrentView";

/** Any other click is the browser's: a new tab, a download. */
function isPlain(event: MouseEvent): boolean {
	return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

function follow(event: MouseEvent, id: ViewId): void {
	if (!isPlain(event)) return;
	event.preventDefault();
	openView(id);
}

export function Navigation() {
	const { navigation, viewNames } = strings.value;
	return (
		<nav class="navigation" aria-label={navigation}>
			<ul>
				{viewIds.map((id) => (
					<li key={id}>
						<a
							href={`#/${id}`}
							aria-current={view.value === id ? "page" : undefined}
							onClick={(event) => follow(event, id)}
							onPointerEnter={() => void prepareView(id)}
							onFocus={() => void prepareView(id)}
						>
							<Icon name={id} />
							<span>{viewNames[id]}</span>
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
