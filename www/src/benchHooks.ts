/** What the project's own benchmarks and tests call in `bench.html`, where no view is in their way. */

import { measureWorkers } from "./engine/measure/client";
import { PictureReader } from "./engine/pictures/client";
import { collectChosen, collectDropped } from "./widgets/collectFiles";

const pictures = { PictureReader, collectChosen, collectDropped };

declare global {
	interface Window {
		/** The times of the call `workers`. */
		measureWorkers?: typeof measureWorkers;
		pictures?: typeof pictures;
	}
}

Object.assign(window, { measureWorkers, pictures });
