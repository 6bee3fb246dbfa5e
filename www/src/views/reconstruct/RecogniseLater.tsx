/** The section below the first screen that says what the input is; downloaded once it comes near the window. */

import { type Signal, useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useCallback } from "preact/hooks";
import { strings } from "../../strings";
import { Notice } from "../../widgets/Notice";
import { useReached } from "../../widgets/useReached";
import { fetchMissingStyles } from "../missingStyles";

type Loaded = { component: FunctionComponent } | "failed" | undefined;

async function load(loaded: Signal<Loaded>): Promise<void> {
	loaded.value = await fetchMissingStyles()
		.then(() => import("../recognise/Recognise"))
		.then(({ Recognise }) => ({ component: Recognise }))
		.catch(() => "failed" as const);
}

export function RecogniseLater() {
	const loaded = useSignal<Loaded>(undefined);
	const start = useCallback(() => {
		void load(loaded);
		return () => {};
	}, []);
	const place = useReached<HTMLDivElement>(start);
	const { viewLoading, viewFailed } = strings.value;
	if (loaded.value === "failed") return <Notice title={viewFailed} onRetry={() => void load(loaded)} />;
	if (loaded.value) return <loaded.value.component />;
	return (
		<div ref={place} class="view-wait">
			{viewLoading}
		</div>
	);
}
