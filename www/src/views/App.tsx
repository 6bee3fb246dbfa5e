/** The frame around every view. */

import { useSignalEffect } from "@preact/signals";
import { loadDigits } from "../state/digits";
import { engine, startEngine } from "../state/engine";
import { strings } from "../strings";
import { Notice } from "../widgets/Notice";
import { Announcer } from "./Announcer";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { Reconstruct } from "./reconstruct/Reconstruct";

export function App() {
	useSignalEffect(() => {
		document.title = strings.value.name;
	});
	return (
		<>
			<Header skip={{ href: "#pad", text: strings.value.skip }} />
			<main tabIndex={-1}>
				<EngineNotice />
				<Reconstruct />
			</main>
			<Footer link={{ href: "bench.html", text: strings.value.footerMeasure }} />
			<Announcer />
		</>
	);
}

/** Everything that the page needs of the worker, at the start and again after the worker was lost. */
export function start(): void {
	startEngine();
	void loadDigits();
}

function EngineNotice() {
	const state = engine.value;
	if (state.status === "running") return null;
	const { lost, lostUnreachable, unsupported } = strings.value;
	if (state.error.code === "unsupported") return <Notice title={unsupported} />;
	const title = state.error.code === "unreachable" ? lostUnreachable : lost;
	return <Notice title={title} detail={state.error.message} onRetry={start} />;
}
