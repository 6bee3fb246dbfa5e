/** Announces each measurement to screen readers, and how the run ended. */

import { announce } from "../../state/announcer";
import { measurements, phase } from "../../state/measure";
import { formatSignificant3, formatTime } from "../../strings";
import { peakGflops, taskName } from "./tables";
import { texts } from "./texts";

export function announceResults(): void {
	const text = endText() ?? latestResultText();
	if (text) announce(text);
}

function endText(): string | undefined {
	const { done, stopped } = texts.value;
	switch (phase.value.status) {
		case "done":
			return done;
		case "stopped":
			return stopped;
		case "idle":
		case "lost": // announced by its notice
			return "";
		case "running":
			return undefined;
	}
}

function latestResultText(): string {
	const { started, announcement, gflops } = texts.value;
	const measurement = measurements.value.at(-1);
	if (!measurement) return started;
	const figure =
		measurement.task.kind === "peak"
			? `${formatSignificant3(peakGflops() ?? 0)} ${gflops}`
			: formatTime(measurement.ms.median);
	return announcement(taskName(measurement.task), figure);
}
