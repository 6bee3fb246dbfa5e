import * as fc from "fast-check";
import { expect, test } from "vitest";
import { axisOf, histogramOf, positionOf, scoreAt, ticksOf } from "./histogram";

const scores = fc.array(fc.double({ noNaN: true, min: 1e-6, max: 1e6 }), { minLength: 2, maxLength: 200 });

test("scores that differ by orders of magnitude are on a logarithmic axis, others and those below 0 are not", () => {
	expect(axisOf([0.001, 0.01, 1])).toEqual({ low: 0.001, high: 1, isLogarithmic: true });
	expect(axisOf([10, 50])).toEqual({ low: 10, high: 50, isLogarithmic: false });
	expect(axisOf([-1, 100])).toEqual({ low: -1, high: 100, isLogarithmic: false });
});

test("scores that are equal but for rounding are in the middle of an axis", () => {
	expect(axisOf([3, 3])).toEqual({ low: 2.5, high: 3.5, isLogarithmic: false });
	expect(axisOf([0, 0])).toEqual({ low: -0.5, high: 0.5, isLogarithmic: false });
	const [low, high] = [999_999.999_787, 999_999.999_904];
	expect(positionOf(axisOf([low, high]), high)).toBeCloseTo(0.5, 3);
});

test("a position is that of the score which it stands for", () => {
	fc.assert(
		fc.property(scores, fc.double({ noNaN: true, min: 0, max: 1 }), (all, position) => {
			const axis = axisOf(all);
			expect(positionOf(axis, scoreAt(axis, position))).toBeCloseTo(position, 6);
		}),
	);
});

test("every score is in a bin, also beyond the ends", () => {
	fc.assert(
		fc.property(scores, (all) => {
			const shares = histogramOf(axisOf(all.slice(1)), all, 10);
			expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
		}),
	);
	expect([...histogramOf({ low: 0, high: 4, isLogarithmic: false }, [0, 1, 1.5, 4, 9], 4)]).toEqual([0.2, 0.4, 0, 0.4]);
});

test("ticks are round, few and within the axis", () => {
	expect(ticksOf({ low: 0.4, high: 2.3, isLogarithmic: false })).toEqual([0.5, 1, 1.5, 2]);
	expect(ticksOf({ low: 0.0004, high: 0.006, isLogarithmic: true })).toEqual([0.0005, 0.001, 0.002, 0.005]);
	fc.assert(
		fc.property(scores, (all) => {
			const axis = axisOf(all);
			const ticks = ticksOf(axis);
			expect(ticks.length).toBeLessThanOrEqual(14);
			for (const tick of ticks) expect(positionOf(axis, tick)).toSatisfy((at: number) => at >= 0 && at <= 1);
		}),
	);
});
