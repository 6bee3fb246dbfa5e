/** At the foot of each view: a link to the next one, in the order of the navigation; after the last, to the first. */

import { view } from "../../state/urlState";
import { viewIds } from "../../state/views";
import { viewName } from "../../strings";
import { Icon } from "../../widgets/Icon";
import { ViewLink } from "../ViewLink";
import css from "./Next.module.css";
import { texts } from "./texts";

export function Next() {
	const { next, again, actions } = texts.value;
	const following = viewIds[viewIds.indexOf(view.value) + 1];
	const to = following ?? viewIds[0] ?? "reconstruct";
	return (
		<p class={css.next}>
			<ViewLink to={to}>
				<span class={css.label}>{following ? next : again}</span>{" "}
				<span class={css.name}>
					{viewName(to)}
					<Icon name="open" />
				</span>{" "}
				<span class={css.label}>{actions[to]}</span>
			</ViewLink>
		</p>
	);
}
