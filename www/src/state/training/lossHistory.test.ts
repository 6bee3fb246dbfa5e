import { describe, expect, test } from "vitest";
import { LossHistory, MAX_EVALUATIONS, MAX_VALUES } from "./lossHistory";

const lossesOf = (values: readonly number[]) => values.map((value) => ({ reconstruction: value, kl: -value }));
const ramp = (length: number) => lossesOf(Array.from({ length }, (_, step) => step));

function historyOf(steps: number): LossHistory {
	const history = new LossHistory();
	history.add(0, ramp(steps));
	return history;
}

describe("a loss history", () => {
	test("has every loss, at its step, as long as there are few", () => {
		const history = historyOf(200);
		expect(history.reconstruction).toEqual(Array.from({ length: 200 }, (_, step) => step));
		expect(history.kl.at(-1)).toBe(-199);
		expect(history.positions().slice(0, 3)).toEqual([1, 2, 3]);
	});

	test("of very many steps stays small, and its values are the means of their steps", () => {
		const history = historyOf(300_000);
		expect(history.reconstruction.length).toBeLessThanOrEqual(MAX_VALUES);
		expect(history.reconstruction.length).toBeGreaterThan(MAX_VALUES / 4);
		expect(history.positions().at(-1)).toBeLessThanOrEqual(300_000);
		// The loss of step n, counted from 1, is n − 1.
		for (const [index, position] of history.positions().entries()) {
			expect(history.reconstruction[index]).toBeCloseTo(position - 1, 4);
			expect(history.kl[index]).toBeCloseTo(1 - position, 4);
		}
	});

	test("is the same whether losses come one by one or all at once", () => {
		const history = new LossHistory();
		for (const [step, loss] of ramp(10_000).entries()) history.add(step, [loss]);
		expect(history).toEqual(historyOf(10_000));
	});

	test("drops steps that are done again", () => {
		const history = historyOf(10);
		history.add(4, lossesOf([100]));
		expect(history.reconstruction).toEqual([0, 1, 2, 3, 100]);
		expect(history.steps).toBe(5);
		const long = historyOf(20_000);
		long.add(15_000, []);
		expect(long.steps).toBe(15_000);
		expect(long.positions().at(-1)).toBeLessThanOrEqual(15_000);
	});

	test("comes back as it was saved, and grows on", () => {
		for (const steps of [0, 5, 9001]) {
			const history = historyOf(steps);
			const back = LossHistory.from(structuredClone(history.toStored(steps)));
			expect(back.toStored(steps)).toEqual(history.toStored(steps));
			back.add(steps, lossesOf([1]));
			expect(back.steps).toBe(steps + 1);
		}
	});

	test("is saved up to the step of the weights that are saved with it", () => {
		const history = historyOf(10);
		history.addEvaluation(5, { imageCount: 2, reconstruction: 4, kl: 2, squaredError: 1 });
		history.addEvaluation(9, { imageCount: 2, reconstruction: 2, kl: 2, squaredError: 1 });
		const stored = history.toStored(7);
		expect([stored.steps, stored.reconstruction.length]).toEqual([7, 7]);
		expect(stored.evaluations).toEqual([{ step: 5, reconstruction: 2, kl: 1, squaredError: 0.5 }]);
	});

	test("knows the mean of its last steps", () => {
		expect(historyOf(10).meanOfLast(4)).toBe(7.5);
		expect(historyOf(0).meanOfLast(4)).toBeNaN();
	});
});

describe("evaluations", () => {
	const metrics = { imageCount: 1, reconstruction: 1, kl: 0, squaredError: 0 };

	test("of no examples, or of a step twice, are left out", () => {
		const history = historyOf(10);
		history.addEvaluation(1, { ...metrics, imageCount: 0 });
		history.addEvaluation(2, metrics);
		history.addEvaluation(2, metrics);
		expect(history.evaluations.map(({ step }) => step)).toEqual([2]);
	});

	test("stay few; the first and the newest are among them", () => {
		const history = historyOf(10);
		for (let step = 0; step < 5000; step++) history.addEvaluation(step, metrics);
		expect(history.evaluations.length).toBeLessThanOrEqual(MAX_EVALUATIONS);
		expect(history.evaluations[0]?.step).toBe(0);
		expect(history.evaluations.at(-1)?.step).toBe(4999);
	});

	test("stay although the losses of their steps come later", () => {
		const history = historyOf(10);
		history.addEvaluation(12, metrics);
		history.add(10, ramp(5));
		expect(history.evaluations.map(({ step }) => step)).toEqual([12]);
	});

	test("of undone steps that come late go with the next", () => {
		const history = historyOf(510);
		history.add(450, []);
		for (const step of [440, 505, 450]) history.addEvaluation(step, metrics);
		expect(history.evaluations.map(({ step }) => step)).toEqual([440, 450]);
	});

	test("of steps that are done again are dropped", () => {
		const history = historyOf(10);
		for (const step of [0, 4, 8]) history.addEvaluation(step, metrics);
		history.truncate(4);
		expect(history.evaluations.map(({ step }) => step)).toEqual([0, 4]);
	});
});
