import { expect, test, vi } from "vitest";
import { EngineError } from "../../engine/error";
import type { ModelId } from "../../engine/protocol";
import { settle } from "../../testing/page";
import { presentRecognisers, syncRecognisers } from "./queries";

vi.mock("../../engine/models", () => ({ connectModels: undefined }));
vi.mock("../../engine/training/fullModuleBuilds", () => ({}));
vi.mock("../../state/explore", () => ({
	explorer: {
		use: async ({ models }: { models: readonly ModelId[] }) => {
			if (models.includes("convolutional")) throw new EngineError("no_model", "");
			if (models.includes("vanilla")) throw new EngineError("damaged", "");
		},
	},
}));

test("models that there are not are not compared, unlike those that failed", async () => {
	const end = syncRecognisers();
	await settle();
	expect(presentRecognisers.value).toEqual(["variational-2", "variational-16", "vanilla", "pixels", "components"]);
	end();
});
