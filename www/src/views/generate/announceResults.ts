/** Announces to screen readers, once the sample has stopped changing, which training example is nearest to it. */

import { announceLater } from "../../state/announcer";
import { className } from "../../state/dataSet";
import { formatNumber } from "../../strings";
import { neighbours } from "./neighbours";
import { texts } from "./texts";

export function announceResults(): void {
	const found = neighbours.value;
	const [label, distance] = [found?.labels[0], found?.distances[0]];
	if (!found || distance === undefined) return;
	const name = label === undefined ? undefined : className(label);
	announceLater(texts.value.announce(found.sample, name, formatNumber(distance, 2)));
}
