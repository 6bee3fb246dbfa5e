/** The axes of the loss charts. */

import { choiceCodec, urlSignal } from "../../../state/urlState";

export const xUnits = ["epochs", "steps"] as const;
export type XUnit = (typeof xUnits)[number];
export const xUnit = urlSignal<XUnit>("train", "axis", "epochs", choiceCodec(xUnits));

export const yScales = ["linear", "log"] as const;
export type YScale = (typeof yScales)[number];
export const yScale = urlSignal<YScale>("train", "scale", "linear", choiceCodec(yScales));
