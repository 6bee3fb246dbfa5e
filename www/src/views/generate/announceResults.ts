/** What a screen reader is told after the hand has rested: which training digit is nearest to the chosen sample. */

import { announceLater } from "../../state/announcer";
import { formatNumber } from "../../strings";
import { neighbours } from "./neighbours";
import { texts } from "./texts";

export function announceResults(): void {
	const found = neighbours.value;
	const [label, distance] = [found?.labels[0], found?.distances[0]];
	if (!found || label === undefined || distance === undefined) return;
	announceLater(texts.value.announce(found.sample, label, formatNumber(distance, 2)));
}
