/** The plot; uPlot, which draws it, is downloaded apart: there is no curve before a training has begun. */

import type { ComponentChildren, ComponentProps } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { strings } from "../../../strings";
import { Notice } from "../../../widgets/Notice";
import { lazyPart } from "../../lazyPart";
import type { Plot } from "./Plot";

export const plot = lazyPart("plot", async () => (await import("./Plot")).Plot);

interface Props extends ComponentProps<typeof Plot> {
	/** In its place until it has arrived. */
	waiting: ComponentChildren;
}

export function LoadedPlot({ waiting, ...props }: Props) {
	useLayoutEffect(plot.request, []); // before a notice is painted of what failed to come early
	const Loaded = plot.content.value;
	if (Loaded === undefined) return <>{waiting}</>;
	if (Loaded === "failed") return <Notice title={strings.value.viewFailed} onRetry={plot.request} />;
	return <Loaded {...props} />;
}
