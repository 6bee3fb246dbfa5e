/** The worker that packs pictures into an archive. */

import { serve } from "../serve";
import type { ZipContract } from "./contract";
import { PictureArchive } from "./pictureArchive";

const archive = new PictureArchive();

serve<ZipContract>({
	addPictures({ shape, bytes, paths }) {
		archive.add(shape, bytes, paths);
		return {};
	},
	finishArchive: () => ({ zip: archive.finish() }),
});
