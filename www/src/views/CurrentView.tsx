/** Shows the view that the address names. All but the first are downloaded when they are first needed. */

import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { trainingFractionDone } from "../state/training/currentSession";
import { view } from "../state/urlState";
import { type ViewId, viewIds } from "../state/views";
import { whenLongIdle } from "../state/whenIdle";
import { strings } from "../strings";
import { Notice } from "../widgets/Notice";
import { loadPart } from "./loadPart";
import { onReconnect } from "./onReconnect";
import { Reconstruct } from "./reconstruct/Reconstruct";
import { ViewBoundary } from "./ViewBoundary";

const viewImports: Record<Exclude<ViewId, "reconstruct">, () => Promise<FunctionComponent>> = {
	data: async () => (await import("./data/Data")).Data,
	denoise: async () => (await import("./denoise/Denoise")).Denoise,
	walk: async () => (await import("./walk/Walk")).Walk,
	generate: async () => (await import("./generate/Generate")).Generate,
	detect: async () => (await import("./detect/Detect")).Detect,
	map: async () => (await import("./map/MapView")).MapView,
	train: async () => (await import("./train/Train")).Train,
	how: async () => (await import("./how/How")).How,
};

const loadedViews = signal<Partial<Record<ViewId, FunctionComponent | "failed">>>({ reconstruct: Reconstruct });
/** The download of each view; Reconstruct is part of the first bundle. */
const downloads = new Map<ViewId, Promise<void>>();

async function loadView(id: Exclude<ViewId, "reconstruct">): Promise<void> {
	const component = await loadPart(id, viewImports[id]);
	if (component === "failed") downloads.delete(id);
	// What failed to come early is requested again once it is opened.
	if (component !== "failed" || id === view.peek()) loadedViews.value = { ...loadedViews.value, [id]: component };
}

/** Starts the download of a view, once, and again after it failed. Resolves when it has arrived or failed. */
export function preloadView(id: ViewId): Promise<void> {
	const download = downloads.get(id) ?? (id === "reconstruct" ? Promise.resolve() : loadView(id));
	downloads.set(id, download);
	return download;
}

/** Downloads the views that have not been opened yet, one after another, so that each opens at once. */
export async function preloadAllViews(): Promise<void> {
	for (const id of viewIds) {
		await new Promise<void>((resolve) => void whenLongIdle(resolve));
		await preloadView(id);
	}
}

onReconnect(() => void preloadView(view.peek()));

/**
 * Tries again. If that fails although there is a connection, a newer version may have been deployed: the page is loaded
 * again, unless a training would be lost, or another view has been opened meanwhile.
 */
async function retry(id: ViewId): Promise<void> {
	await preloadView(id);
	const isReplaced = loadedViews.peek()[id] === "failed" && navigator.onLine && id === view.peek();
	if (isReplaced && trainingFractionDone.peek() === undefined) location.reload();
}

export function CurrentView() {
	const id = view.value;
	// Once per visit, so that a failed download is not requested over and over. Before the view is painted: a request by the link's
	// own hover that failed meanwhile would be made again just as its notice is read.
	useLayoutEffect(() => void preloadView(id), [id]);
	const View = loadedViews.value[id];
	const { viewLoading, viewFailed } = strings.value;
	if (View === undefined) return <p class="view-wait">{viewLoading}</p>;
	if (View === "failed") return <Notice title={viewFailed} onAction={() => void retry(id)} />;
	return (
		<ViewBoundary key={id} id={id}>
			<View />
		</ViewBoundary>
	);
}
