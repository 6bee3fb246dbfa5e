/** The model in training, as far as it has come. */

import { signal } from "@preact/signals";
import type { ModelConfig } from "../engine/protocol";

interface ModelInTraining {
	name: string;
	/** a safetensors file */
	bytes: Uint8Array;
	config: ModelConfig;
	/** After how many steps, if not the newest. */
	pastStep: number | undefined;
}

/** undefined while nothing is being trained */
export const modelInTraining = signal<ModelInTraining | undefined>(undefined);
