/** The section below the first screen that says what the input is; downloaded once it is seen. */

import { type Signal, useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useCallback, useRef } from "preact/hooks";
import { isEmpty } from "../../state/drawing";
import { modelInput } from "../../state/results";
import { strings } from "../../strings";
import { Notice } from "../../widgets/Notice";
import { useReached } from "../../widgets/useReached";
import { loadPart } from "../loadPart";

type Loaded = { component: FunctionComponent } | "failed" | undefined;

async function load(loaded: Signal<Loaded>): Promise<void> {
	loaded.value = await loadPart("recognise", async () => {
		const { Recognise } = await import("../recognise/Recognise");
		return { component: Recognise };
	});
}

/** It takes a worker with the whole program and the training examples, for which the start of the page must not wait. */
const SEEN_MARGIN = "-80px";

/** Not before the first answer: until then the page is short, and this part in sight. From then on it stays. */
export function LazyRecognise() {
	const hasAnswer = useRef(false);
	hasAnswer.current ||= modelInput.value !== undefined || isEmpty.value;
	return hasAnswer.current ? <WhenReached /> : null;
}

function WhenReached() {
	const loaded = useSignal<Loaded>(undefined);
	const start = useCallback(() => {
		void load(loaded);
		return () => {};
	}, []);
	const place = useReached<HTMLDivElement>(start, SEEN_MARGIN);
	const { viewLoading, viewFailed } = strings.value;
	if (loaded.value === "failed") return <Notice title={viewFailed} onRetry={() => void load(loaded)} />;
	if (loaded.value) return <loaded.value.component />;
	return (
		<div ref={place} class="view-wait">
			{viewLoading}
		</div>
	);
}
