/** The frame around every view: header, navigation, notices, footer. */

import { batch, effect, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { announcement } from "../state/announcer";
import { isBusy } from "../state/busy";
import { prefersReducedData } from "../state/dataSaver";
import { dataSet, dataSetId } from "../state/dataSet";
import { startEngine } from "../state/engine";
import { loadTestExamples } from "../state/examples";
import { isOfflineReady, startServiceWorker } from "../state/newVersion";
import { startOwnModels } from "../state/ownModels";
import { isPanelShown } from "../state/panels";
import { startReconstruction } from "../state/reconstruction";
import { replaceDeadEngines } from "../state/replaceDeadEngines";
import { retryDownloads } from "../state/retryDownloads";
import { syncModelInTraining } from "../state/syncModelInTraining";
import { syncStandIns } from "../state/syncStandIns";
import { rereadUrl, startUrlSync, view } from "../state/urlState";
import { strings, viewName } from "../strings";
import { syncPictureShape } from "../widgets/pictureShape";
import { useFocusFallback } from "../widgets/useFocusFallback";
import { CurrentView, preloadAllViews, preloadView } from "./CurrentView";
import { DataSetSwitch } from "./DataSetSwitch";
import { acceptDrops } from "./dropAnywhere";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { Navigation } from "./Navigation";
import { Notices } from "./Notices";
import { Next } from "./next/Next";
import { onReconnect } from "./onReconnect";
import { PreloadViewContext } from "./PreloadViewContext";

export function App() {
	// Views start again with another data set, also that in which it was chosen.
	const main = useFocusFallback<HTMLElement>(dataSet.value.id);
	const shownView = useRef(view.peek());
	useSignalEffect(() => {
		const { name } = strings.value;
		document.title = view.value === "reconstruct" ? name : `${viewName(view.value)} · ${name}`;
	});
	useSignalEffect(() => {
		// A reader continues at the beginning of the new view, not after the link that was activated.
		if (shownView.current !== view.value) main.current?.focus({ preventScroll: true });
		shownView.current = view.value;
	});
	return (
		<PreloadViewContext value={preloadView}>
			<Header skip={{ href: "#main", text: strings.value.skip }}>
				<Navigation />
				<DataSetSwitch />
			</Header>
			<main id="main" ref={main} tabIndex={-1} aria-label={viewName(view.value)} aria-busy={isBusy}>
				<Notices restart={startWorker} />
				<CurrentView key={dataSet.value.id} />
				{isPanelShown("next") && <Next />}
			</main>
			<Footer
				link={{ href: "bench.html", text: strings.value.footerMeasure }}
				note={isOfflineReady.value ? strings.value.footerOffline : undefined}
			/>
			<div class="visually-hidden" role="status">
				{announcement.value}
			</div>
		</PreloadViewContext>
	);
}

/** What the page needs from the worker, at the start and again after the worker was lost. */
function startWorker(): void {
	batch(() => {
		startEngine();
		void loadTestExamples();
	});
}

/** Another data set comes with a new worker. */
function restartOnDataSetChange(): void {
	let shownDataSet = dataSet.peek();
	effect(() => {
		if (dataSet.value === shownDataSet) return;
		shownDataSet = dataSet.value;
		startWorker();
	});
}

/** When the list of own data sets is read: by then the page has shown its first pictures, with which it would compete. */
const LIST_DATA_SETS_AFTER_MS = 1000;
/** When all views are downloaded. A visitor who opens one earlier has pointed at its link first, and that downloads it. */
const PRELOAD_VIEWS_AFTER_MS = 2000;

/** A link to one of the visitor's own data sets waits until it is known; the page starts with another one at once. */
async function listOwnDataSets(): Promise<void> {
	const { watchOwnDataSets } = await import("../state/ownDataSets");
	await watchOwnDataSets();
}

export function startPage(): void {
	if (!prefersReducedData()) setTimeout(() => void preloadAllViews(), PRELOAD_VIEWS_AFTER_MS);
	if (dataSetId.peek().startsWith("own-"))
		void listOwnDataSets()
			.catch(() => {})
			.then(() => {
				if (dataSet.peek().id === dataSetId.peek()) rereadUrl();
				startAll();
			});
	else {
		startAll();
		setTimeout(() => void listOwnDataSets().catch(() => {}), LIST_DATA_SETS_AFTER_MS);
	}
}

function startAll(): void {
	syncPictureShape();
	startReconstruction();
	startWorker();
	restartOnDataSetChange();
	replaceDeadEngines(startWorker);
	syncModelInTraining();
	syncStandIns();
	startOwnModels();
	startUrlSync();
	acceptDrops();
	startServiceWorker();
	onReconnect(() => retryDownloads(startWorker));
}
