import "../../testing/page";
import { beforeEach, expect, test, vi } from "vitest";
import { pickExample } from "../../state/drawing";
import { settle } from "../../testing/page";
import { retryFailed, secondaryError } from "./failures";
import { drawingScore, groups, scoreError, syncScores } from "./results";

/** What the worker cannot do for now. */
let broken: "training examples" | "drawings" | undefined;

vi.mock("../../engine/training/fullModuleBuilds", () => ({}));
vi.mock("../../engine/models", () => ({}));
vi.mock("../../state/explore", () => ({
	explorer: {
		async use({ minTrainCount }: { minTrainCount?: number }, task: (given: object) => Promise<unknown>) {
			if (minTrainCount && broken === "training examples") throw new Error("no training examples");
			return task({ client: { call: async () => ({}) }, test: { labels: Uint8Array.of(0, 1, 2) } });
		},
	},
}));
vi.mock("../../engine/explore/runTask", () => ({
	async runTask(_: object, type: "scoreExamples" | "scoreImage", { kinds }: { kinds: string[] }) {
		const scoresOf = <T>(value: T) => Object.fromEntries(kinds.map((kind) => [kind, value]));
		if (type === "scoreExamples") return { scores: scoresOf(Float32Array.of(1, 2, 3)) };
		if (broken === "drawings") throw new Error("no drawings");
		return { scored: { scores: scoresOf(2) } };
	},
}));

beforeEach(() => {
	broken = undefined;
});

test("what fails beside the shown score is said, and computed when it is tried again", async () => {
	broken = "training examples";
	const end = syncScores();
	await settle();
	expect([groups.value?.normal.length, scoreError.value]).toEqual([3, undefined]);
	expect(secondaryError.value?.message).toContain("no training examples");
	broken = undefined;
	retryFailed();
	await settle();
	expect([scoreError.value, secondaryError.value]).toEqual([undefined, undefined]);
	end();
});

test("a drawing that could not be scored has no score, not that of the drawing before it", async () => {
	const end = syncScores();
	await settle();
	expect(drawingScore.value?.score).toBe(2);
	broken = "drawings";
	pickExample(7, 7, new Float32Array(784));
	await settle();
	expect(secondaryError.value?.message).toContain("no drawings");
	expect(drawingScore.value).toBeUndefined();
	end();
});
