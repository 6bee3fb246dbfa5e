import { expect, test } from "vitest";
import type { StoredModel } from "./records";
import { newestStandIn, pretrainedCounterpartOf } from "./standIns";

const variational = (latent: number) => ({ config: { kind: "variational", latent } }) as StoredModel;

test("a variational model takes the place of the pretrained one with as many latent dimensions, and of none with others", () => {
	expect([1, 2, 8, 16, 64].map((latent) => pretrainedCounterpartOf(variational(latent)))).toEqual([
		undefined,
		"variational-2",
		undefined,
		"variational-16",
		undefined,
	]);
});

test("of several models the newest of these images has the place", () => {
	const models = [
		{ ...variational(2), id: "own-1", data: "own-a", made: 1 },
		{ ...variational(2), id: "own-2", data: "own-a", made: 3 },
		{ ...variational(2), id: "own-3", data: "own-b", made: 4 },
		{ ...variational(16), id: "own-4", data: "own-a", made: 5 },
	] as StoredModel[];
	expect(newestStandIn(models, "own-a", "variational-2")?.id).toBe("own-2");
	expect(newestStandIn(models, "own-a", "vanilla")).toBeUndefined();
});

test("a model from whose training classes were left out has the place only where no other has it", () => {
	const models = [
		{ ...variational(2), id: "own-1", data: "own-a", made: 1 },
		{ ...variational(2), id: "own-2", data: "own-a", made: 2, without: [3] },
		{ ...variational(16), id: "own-3", data: "own-a", made: 3, without: [3] },
	] as StoredModel[];
	expect(newestStandIn(models, "own-a", "variational-2")?.id).toBe("own-1");
	expect(newestStandIn(models, "own-a", "variational-16")?.id).toBe("own-3");
});
