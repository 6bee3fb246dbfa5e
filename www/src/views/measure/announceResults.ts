/** Announces each measurement to screen readers, and how the run ended. */

import { announce } from "../../state/announcer";
import { findings, phase } from "../../state/measure";
import { formatFigure, formatTime } from "../../strings";
import { limitGflops, nameOf } from "./tables";
import { texts } from "./texts";

export function announceResults(): void {
	const text = ending() ?? latest();
	if (text) announce(text);
}

function ending(): string | undefined {
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

function latest(): string {
	const { started, announcement, gflops } = texts.value;
	const finding = findings.value.at(-1);
	if (!finding) return started;
	const figure =
		finding.task.kind === "limit" ? `${formatFigure(limitGflops() ?? 0)} ${gflops}` : formatTime(finding.ms.median);
	return announcement(nameOf(finding.task), figure);
}
