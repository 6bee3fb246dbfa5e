/** The plot; uPlot, which draws it, is downloaded apart: there is no curve before a training has begun. */

import { signal } from "@preact/signals";
import type { ComponentChildren, ComponentProps } from "preact";
import { useEffect } from "preact/hooks";
import { strings } from "../../../strings";
import { Notice } from "../../../widgets/Notice";
import { loadPart } from "../../loadPart";
import type { Plot } from "./Plot";

const loaded = signal<{ Plot: typeof Plot } | "failed" | undefined>(undefined);

export async function loadPlot(): Promise<void> {
	if (typeof loaded.peek() !== "object") loaded.value = await loadPart("plot", () => import("./Plot"));
}

interface Props extends ComponentProps<typeof Plot> {
	/** In its place until it has arrived. */
	waiting: ComponentChildren;
}

export function LoadedPlot({ waiting, ...props }: Props) {
	useEffect(() => void loadPlot(), []);
	if (loaded.value === undefined) return <>{waiting}</>;
	if (loaded.value === "failed") return <Notice title={strings.value.viewFailed} onRetry={() => void loadPlot()} />;
	return <loaded.value.Plot {...props} />;
}
