/** Links to all views. */

import { useEffect, useRef } from "preact/hooks";
import { language } from "../state/language";
import { trainingFractionDone } from "../state/training/currentSession";
import { view } from "../state/urlState";
import { viewIds } from "../state/views";
import { strings, viewName } from "../strings";
import { Icon } from "../widgets/Icon";
import { ViewLink } from "./ViewLink";

export function Navigation() {
	const { navigation } = strings.value;
	const list = useRef<HTMLUListElement>(null);
	useEffect(() => {
		if (list.current) scrollToCurrent(list.current);
	}, [view.value, language.value]);
	return (
		<nav class="navigation" aria-label={navigation}>
			<ul ref={list}>
				{viewIds.map((id) => (
					<li key={id}>
						<ViewLink to={id} isCurrent={view.value === id}>
							<Icon name={id} />
							<span>{viewName(id)}</span>
							{id === "train" && <TrainingProgress />}
						</ViewLink>
					</li>
				))}
			</ul>
		</nav>
	);
}

/** Where the views do not fit into the row, the current one is in its middle. Only the row scrolls, not the page. */
function scrollToCurrent(list: HTMLUListElement): void {
	const current = list.querySelector("[aria-current]")?.getBoundingClientRect();
	if (!current) return;
	const { left, width } = list.getBoundingClientRect();
	list.scrollLeft += current.left + current.width / 2 - (left + width / 2);
}

/** A training continues whichever view is open, so its progress is shown beside the link to Train. */
function TrainingProgress() {
	const progress = trainingFractionDone.value;
	if (progress === undefined) return null;
	const percent = `${Math.floor(100 * progress)}%`;
	return (
		<span class="training-progress" role="img" title={percent}>
			<span style={{ width: `${100 * progress}%` }} />
		</span>
	);
}
