import { expect, test, vi } from "vitest";
import { modelInput } from "../../state/results";
import { settle } from "../../testing/page";
import { scoreError, syncInputWithoutScore, syncScores } from "./results";

const asSeen = Float32Array.of(1, 2);
vi.mock("../../engine/training/fullModuleBuilds", () => ({}));
vi.mock("../../engine/models", () => ({}));
vi.mock("../../state/engine", async (original) => ({
	...(await original<object>()),
	callModels: async () => ({ image: asSeen, results: [] }),
}));
vi.mock("../../state/explore", () => ({ explorer: { use: () => Promise.reject(new Error("no scores")) } }));

test("the input is shown as models see it also where it cannot be scored", async () => {
	const ends = [syncScores(), syncInputWithoutScore()];
	await settle();
	expect(scoreError.value?.message).toContain("no scores");
	expect(modelInput.value).toBe(asSeen);
	for (const end of ends) end();
});
