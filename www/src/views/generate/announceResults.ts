/** Announces to screen readers, once the sample has stopped changing, which training example is nearest to it. */

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
