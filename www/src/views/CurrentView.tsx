/** The view that the address names; all but the first come when they are asked for. */

import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { view } from "../state/link";
import type { ViewId } from "../state/views";
import { strings } from "../strings";
import { Notice } from "../widgets/Notice";
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
const asked = new Map<ViewId, Promise<void>>();

async function loadView(id: Exclude<ViewId, "reconstruct">): Promise<void> {
	const component = await load[id]().catch(() => "failed" as const);
	loaded.value = { ...loaded.value, [id]: component };
}

/** Starts the download of a view, once; it is settled when the view has come or failed. */
export function prepareView(id: ViewId): Promise<void> {
	const coming = asked.get(id) ?? (id === "reconstruct" ? Promise.resolve() : loadView(id));
	asked.set(id, coming);
	return coming;
}

/** A module that failed once fails for good in this page, so that the way on is to load the page again. */
export function CurrentView() {
	const id = view.value;
	void prepareView(id);
	const View = loaded.value[id];
	const { viewLoading, viewFailed } = strings.value;
	if (View === undefined) return <p class="view-wait">{viewLoading}</p>;
	if (View === "failed") return <Notice title={viewFailed} onRetry={() => location.reload()} />;
	return <View />;
}
