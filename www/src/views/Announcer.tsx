/** The live region: after the hand has rested, it says what the models made of the drawing. */

import { useSignalEffect } from "@preact/signals";
import { announceLater, announcement } from "../state/announcer";
import { isEmpty } from "../state/drawing";
import { results, shownModels } from "../state/engine";
import { formatNumber, strings } from "../strings";

export function Announcer() {
	useSignalEffect(() => {
		const { models, announceResult, announceScore, list, waiting } = strings.value;
		const scores = shownModels.value.flatMap((id) => {
			const bce = results[id].value?.bce;
			return bce === undefined ? [] : [announceScore(models[id].name, formatNumber(bce, 3))];
		});
		if (isEmpty.value) announceLater(waiting);
		else if (scores.length > 0) announceLater(announceResult(list(scores)));
	});
	return (
		<div class="visually-hidden" role="status">
			{announcement.value}
		</div>
	);
}
