/** The section below the first screen that says what the input is; downloaded once it is seen. */

import { useRef } from "preact/hooks";
import { isPadEmpty } from "../../state/drawing";
import { modelInput } from "../../state/results";
import { strings } from "../../strings";
import { Notice } from "../../widgets/Notice";
import { useWhenNear } from "../../widgets/useWhenNear";
import { lazyPart } from "../lazyPart";

const section = lazyPart("recognise", async () => (await import("../recognise/Recognise")).Recognise);

function requestSection(): () => void {
	section.request();
	return () => {};
}

/** The section is loaded once this far in view: it needs the training examples and another worker, for which the page's start must not wait. */
const SEEN_MARGIN = "-80px";

/** Not rendered before the first reconstruction: until then the page is short, so that the section would be in view. */
export function LazyRecognise() {
	const hasResult = useRef(false);
	hasResult.current ||= modelInput.value !== undefined || isPadEmpty.value;
	return hasResult.current ? <RecogniseWhenNear /> : null;
}

function RecogniseWhenNear() {
	const container = useWhenNear<HTMLDivElement>(requestSection, SEEN_MARGIN);
	const { viewLoading, viewFailed } = strings.value;
	const Section = section.content.value;
	if (Section !== undefined && Section !== "failed") return <Section />;
	return (
		<div ref={container}>
			{Section === "failed" ? (
				<Notice title={viewFailed} onAction={section.request} />
			) : (
				<p class="view-wait">{viewLoading}</p>
			)}
		</div>
	);
}
