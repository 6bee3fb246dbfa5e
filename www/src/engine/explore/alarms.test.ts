import fc from "fast-check";
import { expect, test } from "vitest";
import { countAlarms } from "./alarms";
import type { DetectionCurves } from "./contract";

/** The counts at every different score, as the worker gives them. */
function curvesOf(scores: readonly number[], anomalous: readonly boolean[]): DetectionCurves {
	const thresholds = Float32Array.from(new Set(scores)).sort((a, b) => b - a);
	const count = (flag: boolean, threshold: number) =>
		scores.filter((score, at) => anomalous[at] === flag && score >= threshold).length;
	const counts = (flag: boolean) => Uint32Array.from(thresholds, (threshold) => count(flag, threshold));
	return { thresholds, falsePositives: counts(false), truePositives: counts(true), rocAuc: 0, averagePrecision: 0 };
}

test("a score at the threshold is an alarm", () => {
	const curves = curvesOf([1, 2, 2, 3], [false, true, false, true]);
	const at = (threshold: number) => Object.values(countAlarms(curves, threshold));
	expect([0, 1, 1.5, 2, 2.5, 3].map(at)).toEqual([
		[2, 0],
		[2, 0],
		[1, 0],
		[1, 0],
		[0, 1],
		[0, 1],
	]);
	expect(at(Number.POSITIVE_INFINITY)).toEqual([0, 2]);
	expect(at(Number.NEGATIVE_INFINITY)).toEqual([2, 0]);
});

test("is what counting the examples gives, for any scores and any threshold", () => {
	const scored = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.boolean()), { minLength: 1, maxLength: 40 });
	fc.assert(
		fc.property(scored, fc.integer({ min: -40, max: 40 }), (examples, quarters) => {
			const [scores, flags] = [examples.map(([score]) => score), examples.map(([, flag]) => flag)];
			const threshold = quarters / 4;
			expect(countAlarms(curvesOf(scores, flags), threshold)).toEqual({
				falseAlarms: examples.filter(([score, flag]) => !flag && score >= threshold).length,
				misses: examples.filter(([score, flag]) => flag && score < threshold).length,
			});
		}),
	);
});
