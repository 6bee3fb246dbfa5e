/** What the training takes of time and memory, before it begins. */

import { formatNumber } from "../../../strings";
import { isMemoryShort, isTrainingLong, memoryBytes, totalSeconds } from "../estimate";
import { timeText } from "../setup/timeText";
import css from "./RunBar.module.css";
import { texts } from "./texts";

function memoryText(bytes: number): string {
	return bytes < 1e9 ? `${formatNumber(bytes / 1e6)} MB` : `${formatNumber(bytes / 1e9, 1)} GB`;
}

export function Estimate() {
	if (memoryBytes.value === undefined) return null;
	const { timeAndMemory, memoryShort, takesLong } = texts.value;
	return (
		<div class={`small ${css.estimate}`}>
			<p>{timeAndMemory(timeText(totalSeconds.value), memoryText(memoryBytes.value))}</p>
			{isMemoryShort.value && <p>{memoryShort}</p>}
			{isTrainingLong.value && <p>{takesLong}</p>}
		</div>
	);
}
