/** The model of a training that is shown in the other views: of the selected run, at the step that is shown. */

import { layerSizesText } from "../../engine/config";
import type { ModelConfig } from "../../engine/protocol";
import type { Snapshot } from "./monitor";
import type { TrainingInfo } from "./training";

export interface ShownModel {
	name: string;
	/** a safetensors file */
	bytes: Uint8Array;
	config: ModelConfig;
	/** Whether it learns to denoise. */
	denoises: boolean;
	/** After how many steps, if not the newest. */
	pastStep: number | undefined;
}

export function shownModelOf(
	info: TrainingInfo | undefined,
	snapshot: Snapshot | undefined,
	run: number,
	isPast: boolean,
): ShownModel | undefined {
	const bytes = snapshot?.checkpoint.runs[run]?.bytes;
	const { model: config, noise } = info?.configs[run] ?? {};
	if (!snapshot || !bytes || !config) return undefined;
	const pastStep = isPast ? snapshot.checkpoint.step : undefined;
	return { name: layerSizesText(config), bytes, config, denoises: Boolean(noise), pastStep };
}
