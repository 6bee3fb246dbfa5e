/** The view that the address names; all but the first come when they are asked for. */

import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { trainingProgress } from "../state/training/progress";
import { view } from "../state/urlState";
import type { ViewId } from "../state/views";
import { strings } from "../strings";
import { Notice } from "../widgets/Notice";
import { fetchMissingStyles } from "./missingStyles";
import { Reconstruct } from "./reconstruct/Reconstruct";

const load: Record<Exclude<ViewId, "reconstruct">, () => Promise<FunctionComponent>> = {
	denoise: async () => (await import("./denoise/Denoise")).Denoise,
	walk: async () => (await import("./walk/Walk")).Walk,
	generate: async () => (await import("./generate/Generate")).Generate,
	train: async () => (await import("./train/Train")).Train,
	how: async () => (await import("./how/How")).How,
};

const loaded = signal<Partial<Record<ViewId, FunctionComponent | "failed">>>({ reconstruct: Reconstruct });
/** The first one is there from the start. */
const requested = new Map<ViewId, Promise<void>>();

async function loadView(id: Exclude<ViewId, "reconstruct">): Promise<void> {
	const component = await fetchMissingStyles()
		.then(load[id])
		.catch(() => "failed" as const);
	if (component === "failed") requested.delete(id);
	loaded.value = { ...loaded.value, [id]: component };
}

/** Starts the download of a view, once, and again after it failed; it is settled when the view has come or failed. */
export function prepareView(id: ViewId): Promise<void> {
	const download = requested.get(id) ?? (id === "reconstruct" ? Promise.resolve() : loadView(id));
	requested.set(id, download);
	return download;
}

addEventListener("online", () => void prepareView(view.peek()));

/** What fails again although there is a connection may have given way to a newer page; but no training is dropped for that. */
async function retry(id: ViewId): Promise<void> {
	await prepareView(id);
	const isReplaced = loaded.peek()[id] === "failed" && navigator.onLine;
	if (isReplaced && trainingProgress.peek() === undefined) location.reload();
}

export function CurrentView() {
	const id = view.value;
	// Once a visit: what failed is not to be asked for again and again.
	useEffect(() => void prepareView(id), [id]);
	const View = loaded.value[id];
	const { viewLoading, viewFailed } = strings.value;
	if (View === undefined) return <p class="view-wait">{viewLoading}</p>;
	if (View === "failed") return <Notice title={viewFailed} onRetry={() => void retry(id)} />;
	return <View />;
}
