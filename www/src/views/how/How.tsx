/** The article that explains the three models, with figures that follow the drawing. */

import { useEffect } from "preact/hooks";
import { whenIdle } from "../../state/whenIdle";
import { Deferred } from "../../widgets/Deferred";
import { DrawPanel } from "../drawing/DrawPanel";
import { ViewIntro } from "../ViewIntro";
import { Contents } from "./Contents";
import css from "./How.module.css";
import { Convolutional } from "./sections/Convolutional";
import { Idea } from "./sections/Idea";
import { Training } from "./sections/Training";
import { Uses } from "./sections/Uses";
import { Vanilla } from "./sections/Vanilla";
import { Variational } from "./sections/Variational";
import { linkedSection } from "./state";
import { texts } from "./texts";
import { syncWorkerResults } from "./workerResults";

/** The article is read before its figures: nothing is downloaded for them until it is on the screen. */
function syncWhenIdle(): () => void {
	let stop = () => {};
	const cancelIdle = whenIdle(() => {
		stop = syncWorkerResults();
	});
	return () => {
		cancelIdle();
		stop();
	};
}

export function How() {
	const { title, lead, tryText } = texts.value;
	const opensAtSection = linkedSection.peek() !== undefined;
	useEffect(syncWhenIdle, []);
	return (
		<>
			<ViewIntro title={title} lead={lead} tryText={tryText} />
			<div class="bench">
				<DrawPanel />
				<article class={css.how}>
					<Contents />
					<Idea />
					<Deferred isImmediate={opensAtSection}>
						<Vanilla />
					</Deferred>
					<Deferred isImmediate={opensAtSection}>
						<Convolutional />
					</Deferred>
					<Deferred isImmediate={opensAtSection}>
						<Variational />
					</Deferred>
					<Deferred isImmediate={opensAtSection}>
						<Training />
						<Uses />
					</Deferred>
				</article>
			</div>
		</>
	);
}
