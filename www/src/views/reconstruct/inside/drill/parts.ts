/** What the part of a card is given that explains one kind of layer. */

import type { Explanation } from "./explained";

export interface PartProps extends Explanation {
	/** the model's input */
	image: Float32Array;
	/** The name of a layer's stage. */
	stageOf(layer: string): string;
	/** The name of a unit of the layer before. */
	sourceName(unit: number): string;
}
