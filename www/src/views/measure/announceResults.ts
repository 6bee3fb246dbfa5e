/** Announces each measurement to screen readers, and how the run ended. */

import { announce } from "../../state/announcer";
import { findings, phase } from "../../state/measure";
import { formatFigure, formatTime, strings } from "../../strings";
import { limitGflops, nameOf } from "./tables";

export function announceResults(): void {
	const text = ending() ?? latest();
	if (text) announce(text);
}

function ending(): string | undefined {
	const { done, stopped } = strings.value.measure;
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
	const { started, announce: pair, gflops } = strings.value.measure;
	const finding = findings.value.at(-1);
	if (!finding) return started;
	const figure =
		finding.task.kind === "limit" ? `${formatFigure(limitGflops() ?? 0)} ${gflops}` : formatTime(finding.ms.median);
	return pair(nameOf(finding.task), figure);
}
