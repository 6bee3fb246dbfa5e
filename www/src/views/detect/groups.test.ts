import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anomalyResultOf, curveInput, defaultThreshold, groupsOf, outcomeAt, rankByScore } from "./groups";

const labels = Uint8Array.of(0, 8, 1, 8);
const scores = Float32Array.of(1, 4, 2, 3);
const other = Float32Array.of(9);
const indicesOf = (group: readonly { index: number }[]) => group.map(({ index }) => index);

describe("groupsOf", () => {
	test.each([
		["classes", [1, 3]],
		["other", [0]],
		["none", []],
	] as const)("excluded classes are never normal, and %s are anomalous", (anomalous, expected) => {
		const groups = groupsOf({ test: scores, other, labels, excluded: [8], anomalous });
		expect([indicesOf(groups.normal), indicesOf(groups.anomalous)]).toEqual([[0, 2], expected]);
	});

	test("of training examples those left out are anomalous, and the others ranked, but neither normal nor false alarms", () => {
		const train = { scores: Float32Array.of(7, 8, 9), labels: Uint8Array.of(8, 0, 1) };
		const groups = groupsOf({ test: scores, other: undefined, labels, train, excluded: [8], anomalous: "classes" });
		expect(indicesOf(groups.normal)).toEqual([0, 2]);
		expect(groups.anomalous.map(({ split, index }) => [split, index])).toEqual([
			["test", 1],
			["test", 3],
			["train", 0],
		]);
		expect(indicesOf(groups.learnt)).toEqual([1, 2]);
		expect(outcomeAt(groups, 5).falseAlarms).toEqual([]);
		expect(rankByScore(groups).map(({ score }) => score)).toEqual([9, 8, 7, 4, 3, 2, 1]);
	});

	test("without labels everything is normal", () => {
		const { normal } = groupsOf({
			test: scores,
			other: undefined,
			labels: new Uint8Array(),
			excluded: [],
			anomalous: "none",
		});
		expect(indicesOf(normal)).toEqual([0, 1, 2, 3]);
	});
});

test("what is at the threshold is an alarm", () => {
	const groups = groupsOf({ test: scores, other, labels, excluded: [8], anomalous: "classes" });
	const { falseAlarms, misses, falseAlarmRate, detectionRate, precision } = outcomeAt(groups, 2);
	expect([indicesOf(falseAlarms), indicesOf(misses)]).toEqual([[2], []]);
	expect([falseAlarmRate, detectionRate, precision]).toEqual([1 / 2, 1, 2 / 3]);
	expect(indicesOf(outcomeAt(groups, 3.5).misses)).toEqual([3]);
	expect(outcomeAt(groups, 5).precision).toBeNaN();
});

test("one normal example in twenty reaches the usual threshold, whatever the scores", () => {
	const distinct = fc.uniqueArray(fc.float({ noNaN: true, min: 0, max: 1000 }), { minLength: 1, maxLength: 300 });
	fc.assert(
		fc.property(distinct, (values) => {
			const groups = groupsOf({
				test: Float32Array.from(values),
				other: undefined,
				labels: new Uint8Array(),
				excluded: [],
				anomalous: "none",
			});
			const { length } = outcomeAt(groups, defaultThreshold(groups)).falseAlarms;
			expect(length).toBe(Math.max(1, Math.floor(0.05 * values.length + 1e-9)));
		}),
	);
});

test("the usual threshold lies between two scores, so that the last bit of one makes no difference", () => {
	const groups = groupsOf({ test: scores, other: undefined, labels, excluded: [], anomalous: "none" });
	expect(defaultThreshold(groups)).toBe(3.5);
});

test("a higher threshold has no more false alarms and no fewer misses", () => {
	const groups = groupsOf({ test: scores, other, labels, excluded: [8], anomalous: "classes" });
	fc.assert(
		fc.property(fc.float({ noNaN: true }), fc.float({ noNaN: true }), (a, b) => {
			const [low, high] = [outcomeAt(groups, Math.min(a, b)), outcomeAt(groups, Math.max(a, b))];
			expect(high.falseAlarms.length).toBeLessThanOrEqual(low.falseAlarms.length);
			expect(high.misses.length).toBeGreaterThanOrEqual(low.misses.length);
		}),
	);
});

test("the strangest come first, and flags follow the order of the groups", () => {
	const groups = groupsOf({ test: scores, other, labels, excluded: [8], anomalous: "other" });
	expect(rankByScore(groups).map(({ score }) => score)).toEqual([9, 2, 1]);
	expect(curveInput(groups)).toEqual({ scores: Float32Array.of(1, 2, 9), anomalous: Uint8Array.of(0, 0, 1) });
});

test("a score is no alarm, nor normal, while there are no groups for a threshold", () => {
	const groups = groupsOf({ test: scores, other: undefined, labels, excluded: [], anomalous: "none" });
	expect(anomalyResultOf(3, undefined, 0)).toBeUndefined();
	expect(anomalyResultOf(undefined, groups, 2)).toBeUndefined();
	expect(anomalyResultOf(3, groups, 2)).toEqual({ score: 3, isAlarm: true });
	expect(anomalyResultOf(1, groups, 2)).toEqual({ score: 1, isAlarm: false });
});
