/** Announces the scores to screen readers once the drawing has stopped changing. */

import { announceLater } from "../../state/announcer";
import { isPadEmpty } from "../../state/drawing";
import { shownModels } from "../../state/reconstruction";
import { modelResult } from "../../state/results";
import { formatNumber, strings } from "../../strings";
import { modelTexts } from "../modelTexts";

export function announceResults(): void {
	const { announceResult, announceScore, list, waiting } = strings.value;
	const scores = shownModels.value.flatMap((id) => {
		const bce = modelResult(id).value?.bce;
		return bce === undefined ? [] : [announceScore(modelTexts(id).name, formatNumber(bce, 3))];
	});
	if (isPadEmpty.value) announceLater(waiting);
	else if (scores.length > 0) announceLater(announceResult(list(scores)));
}
