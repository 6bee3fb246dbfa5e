/** Replaces the whole page by a notice after one of its components has thrown while rendering. */

import type { ComponentChildren } from "preact";
import { useErrorBoundary } from "preact/hooks";
import { strings } from "../strings";
import { CopyDetails } from "../widgets/CopyDetails";
import { Notice } from "../widgets/Notice";

export function PageBoundary({ children }: { children: ComponentChildren }) {
	const [error] = useErrorBoundary();
	if (error === undefined) return <>{children}</>;
	const { pageBroken, pageBrokenReason } = strings.value;
	return (
		<Notice
			title={pageBroken}
			reason={pageBrokenReason}
			detail={String(error)}
			onAction={() => location.reload()}
			actions={<CopyDetails error={error} />}
		/>
	);
}
