/** The axes of the loss charts. */

import { choice, linked } from "../../../state/urlState";

export const units = ["epochs", "steps"] as const;
export type Unit = (typeof units)[number];
export const unit = linked<Unit>("train", "axis", "epochs", choice(units));

export const scales = ["linear", "log"] as const;
export type Scale = (typeof scales)[number];
export const scale = linked<Scale>("train", "scale", "linear", choice(scales));
