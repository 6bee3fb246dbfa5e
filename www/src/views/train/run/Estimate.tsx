/** What the training takes of time and memory, before it begins. */

import { formatNumber } from "../../../strings";
import { isLong, isMemoryShort, memory, secondsInAll } from "../estimate";
import { timeText } from "../setup/timeText";
import css from "./RunBar.module.css";
import { texts } from "./texts";

function memoryText(bytes: number): string {
	return bytes < 1e9 ? `${formatNumber(bytes / 1e6)} MB` : `${formatNumber(bytes / 1e9, 1)} GB`;
}

export function Estimate() {
	if (memory.value === undefined) return null;
	const { inAll, memoryShort, takesLong } = texts.value;
	return (
		<div class={`small ${css.estimate}`}>
			<p>{inAll(timeText(secondsInAll.value), memoryText(memory.value))}</p>
			{isMemoryShort.value && <p>{memoryShort}</p>}
			{isLong.value && <p>{takesLong}</p>}
		</div>
	);
}
