/** Links to all views. */

import { trainingProgress } from "../state/training/current";
import { view } from "../state/urlState";
import { viewIds } from "../state/views";
import { strings, viewName } from "../strings";
import { Icon } from "../widgets/Icon";
import { ViewLink } from "./ViewLink";

export function Navigation() {
	const { navigation } = strings.value;
	return (
		<nav class="navigation" aria-label={navigation}>
			<ul>
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

/** A training continues whichever view is open, so its progress is shown beside the link to Train. */
function TrainingProgress() {
	const progress = trainingProgress.value;
	if (progress === undefined) return null;
	const percent = `${Math.floor(100 * progress)} %`;
	return (
		<span class="training-progress" role="img" aria-label={percent} title={percent}>
			<span style={{ width: `${100 * progress}%` }} />
		</span>
	);
}
