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
import { section } from "./state";
import { texts } from "./texts";
import { syncWorkerResults } from "./workerResults";

/** The article is read before its figures: nothing is downloaded for them until it is on the screen. */
function syncLater(): () => void {
	let end = () => {};
	const callOff = whenIdle(() => {
		end = syncWorkerResults();
	});
	return () => {
		callOff();
		end();
	};
}

export function How() {
	const { title, lead, tryText } = texts.value;
	const isOpened = section.peek() !== undefined;
	useEffect(syncLater, []);
	return (
		<>
			<ViewIntro title={title} lead={lead} tryText={tryText} />
			<div class="bench">
				<DrawPanel />
				<article class={css.how}>
					<Contents />
					<Idea />
					<Deferred isImmediate={isOpened}>
						<Vanilla />
					</Deferred>
					<Deferred isImmediate={isOpened}>
						<Convolutional />
					</Deferred>
					<Deferred isImmediate={isOpened}>
						<Variational />
					</Deferred>
					<Deferred isImmediate={isOpened}>
						<Training />
						<Uses />
					</Deferred>
				</article>
			</div>
		</>
	);
}
