/** The section below the first screen that says what the input is; downloaded once it is seen. */

import { useRef } from "preact/hooks";
import { isEmpty } from "../../state/drawing";
import { modelInput } from "../../state/results";
import { strings } from "../../strings";
import { Notice } from "../../widgets/Notice";
import { useReached } from "../../widgets/useReached";
import { lazyPart } from "../lazyPart";

const section = lazyPart("recognise", async () => (await import("../recognise/Recognise")).Recognise);

function start(): () => void {
	section.request();
	return () => {};
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
	const place = useReached<HTMLDivElement>(start, SEEN_MARGIN);
	const { viewLoading, viewFailed } = strings.value;
	const Section = section.content.value;
	if (Section !== undefined && Section !== "failed") return <Section />;
	return (
		<div ref={place}>
			{Section === "failed" ? (
				<Notice title={viewFailed} onRetry={section.request} />
			) : (
				<p class="view-wait">{viewLoading}</p>
			)}
		</div>
	);
}
