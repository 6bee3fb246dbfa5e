/** The number of epochs of the next training. */

import { trainCount } from "../../../state/dataSet";
import { dataSetUrlValue } from "../../../state/dataSetUrlValue";
import { numberCodec } from "../../../state/urlState";
import { areSettingsFixed } from "../run/state";
import { MAX_EPOCHS } from "./bounds";
import { presetsFor } from "./presets";

/** At first those of the preset that the page begins with. */
const epochsInUrl = dataSetUrlValue(
	"train",
	"epochs",
	() => presetsFor(trainCount.value).map.epochs,
	numberCodec(1, MAX_EPOCHS),
	() => areSettingsFixed.peek(), // a training keeps its epochs, whatever the address says
);
export const epochs = epochsInUrl.current;
export const setEpochs = epochsInUrl.set;
