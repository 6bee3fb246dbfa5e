/** Props of the components that explain a unit, one component for each kind of layer. */

import type { Explanation } from "./explanation";

export interface ExplainerProps extends Explanation {
	/** the model's input */
	image: Float32Array;
	/** The name, as shown, of the stage of this layer. */
	stageNameOf(layer: string): string;
	/** The name, as shown, of a unit of the layer before. */
	sourceUnitName(unit: number): string;
}
