/** The number of epochs of the next training. */

import { trainCount } from "../../../state/dataSet";
import { dataSetLinked } from "../../../state/dataSetLinked";
import { number } from "../../../state/urlState";
import { areSettingsFixed } from "../run/state";
import { MAX_EPOCHS } from "./bounds";
import { presetsOf } from "./presets";

/** At first those of the preset that the page begins with. */
const wanted = dataSetLinked(
	"train",
	"epochs",
	() => presetsOf(trainCount.value).map.epochs,
	number(1, MAX_EPOCHS),
	() => areSettingsFixed.peek(),
);
export const epochs = wanted.shown;
export const setEpochs = wanted.set;
