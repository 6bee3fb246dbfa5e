/** Announces to screen readers, once the sample has stopped changing, which training example is nearest to it. */

import { announceLater } from "../../state/announcer";
import { nameOfClass } from "../../state/dataSet";
import { formatNumber } from "../../strings";
import { neighbours } from "./neighbours";
import { texts } from "./texts";

export function announceResults(): void {
	const nearest = neighbours.value;
	const [label, distance] = [nearest?.labels[0], nearest?.distances[0]];
	if (!nearest || distance === undefined) return;
	const name = label === undefined ? undefined : nameOfClass(label);
	announceLater(texts.value.announce(nearest.sampleNumber, name, formatNumber(distance, 2)));
}
