/**
 * Replaces a view by a notice after one of its components has thrown while rendering. The navigation and the other views
 * stay usable, and trainings, which run in workers, continue.
 */

import type { ComponentChildren } from "preact";
import { useErrorBoundary } from "preact/hooks";
import { type ViewId, viewIds } from "../state/views";
import { strings, viewName } from "../strings";
import { CopyDetails } from "../widgets/CopyDetails";
import { Notice } from "../widgets/Notice";
import { ViewLink } from "./ViewLink";

export function ViewBoundary({ id, children }: { id: ViewId; children: ComponentChildren }) {
	const [error, reset] = useErrorBoundary();
	if (error === undefined) return <>{children}</>;
	const { viewBroken, viewBrokenReason } = strings.value;
	return (
		<Notice
			title={viewBroken}
			reason={viewBrokenReason}
			detail={String(error)}
			onAction={reset}
			actions={<CopyDetails error={error} />}
		>
			<OtherViews failed={id} />
		</Notice>
	);
}

function OtherViews({ failed }: { failed: ViewId }) {
	const { continueIn } = strings.value;
	return (
		<p>
			{continueIn}
			{viewIds
				.filter((id) => id !== failed)
				.map((id) => (
					<span key={id}>
						{" "}
						<ViewLink to={id}>{viewName(id)}</ViewLink>
					</span>
				))}
		</p>
	);
}
