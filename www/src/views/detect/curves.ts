/** The points of the curves, and some of them for a table. */

import type { DetectionCurves } from "../../engine/explore/contract";

export interface Point {
	x: number;
	y: number;
}

/** At each threshold, from the largest, how many normal and how many anomalous examples are alarms. */
type Counts = Pick<DetectionCurves, "thresholds" | "falsePositives" | "truePositives">;

function rowsOf({ thresholds, falsePositives, truePositives }: Counts) {
	const [normal, anomalous] = [falsePositives.at(-1) ?? 0, truePositives.at(-1) ?? 0];
	return Array.from(thresholds, (threshold, index) => {
		const [falseAlarms, detected] = [falsePositives[index] ?? 0, truePositives[index] ?? 0];
		return {
			threshold,
			falseAlarmRate: falseAlarms / normal,
			detectionRate: detected / anomalous,
			precision: detected / (detected + falseAlarms),
		};
	});
}

/** Detection rate over false alarm rate, from no alarm to all. */
export function rocOf(curves: Counts): Point[] {
	return [{ x: 0, y: 0 }, ...rowsOf(curves).map(({ falseAlarmRate: x, detectionRate: y }) => ({ x, y }))];
}

/** Precision over recall, from the largest threshold; it begins with the precision of that. */
export function precisionRecallOf(curves: Counts): Point[] {
	const points = rowsOf(curves).map(({ detectionRate: x, precision: y }) => ({ x, y }));
	return points[0] ? [{ x: 0, y: points[0].y }, ...points] : [];
}

/** False alarm rates that have a row of the table. */
const TABLE_RATES = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

/** For each of some false alarm rates, what the smallest threshold gives that has no more; different thresholds only. */
export function tableRows(curves: Counts): ReturnType<typeof rowsOf> {
	const rows = rowsOf(curves);
	const found = TABLE_RATES.flatMap((rate) => rows.findLast(({ falseAlarmRate }) => falseAlarmRate <= rate) ?? []);
	return [...new Set(found)];
}
