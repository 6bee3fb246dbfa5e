/** The plot; uPlot, which draws it, is downloaded apart: there is no curve before a training has begun. */

import type { ComponentChildren, ComponentProps } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { strings } from "../../../strings";
import { Notice } from "../../../widgets/Notice";
import { lazyPart } from "../../lazyPart";
import type { Plot } from "./Plot";

export const lazyPlot = lazyPart("plot", async () => (await import("./Plot")).Plot);

interface Props extends ComponentProps<typeof Plot> {
	/** Shown until the plot's program has been downloaded. */
	placeholder: ComponentChildren;
}

export function LoadedPlot({ placeholder, ...props }: Props) {
	useLayoutEffect(lazyPlot.request, []); // before a notice is painted of what failed to come early
	const Loaded = lazyPlot.content.value;
	if (Loaded === undefined) return <>{placeholder}</>;
	if (Loaded === "failed") return <Notice title={strings.value.viewFailed} onAction={lazyPlot.request} />;
	return <Loaded {...props} />;
}
