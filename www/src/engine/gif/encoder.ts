/** The worker that encodes animations. */

import { serve } from "../serve";
import type { GifContract } from "./contract";
import { gifFile } from "./gifFile";

serve<GifContract>({
	encode: (animation) => ({ gif: gifFile(animation) }),
});
