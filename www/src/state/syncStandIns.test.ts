import "../testing/page";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const models = vi.hoisted(() => ({ reloaded: [] as string[] }));

vi.mock("./engine", () => ({ reloadModel: (id: string) => models.reloaded.push(id) }));
vi.mock("./ownModels", async () => {
	const { signal } = await import("@preact/signals");
	return { ownModels: signal([]), areOwnModelsKnown: signal(false) };
});

const config = { kind: "vanilla", input: 784, encoder: [32], decoder: [] };
const model = (id: string, made: number, more: object = {}) => ({ id, made, config, data: "own-a", ...more });

async function start() {
	vi.resetModules();
	models.reloaded.length = 0;
	const [{ dataSetId, knownOwnDataSets }, { mnist }, state, { syncStandIns }] = await Promise.all([
		import("./dataSet"),
		import("./dataSets"),
		import("./ownModels"),
		import("./syncStandIns"),
	]);
	knownOwnDataSets.value = [{ ...mnist, id: "own-a", pretrainedFolder: undefined }];
	dataSetId.value = "own-a";
	const end = syncStandIns();
	const list = (...listed: object[]) => {
		(state.ownModels as { value: unknown }).value = listed;
		(state.areOwnModelsKnown as { value: unknown }).value = true;
		return models.reloaded.splice(0);
	};
	return { list, dataSetId, end };
}

let page: Awaited<ReturnType<typeof start>>;
beforeEach(async () => {
	page = await start();
});
afterEach(() => page.end());

test("the models that the page finds at its start are loaded once", () => {
	expect(page.list(model("own-1", 1))).toEqual([]);
});

test("a model that takes the place of a pretrained one is loaded there, also after a newer one, and when that is deleted", () => {
	page.list();
	expect(page.list(model("own-1", 1))).toEqual(["vanilla"]);
	expect(page.list(model("own-2", 2), model("own-1", 1))).toEqual(["vanilla"]);
	expect(page.list(model("own-1", 1))).toEqual(["vanilla"]);
	expect(page.list(model("own-3", 3, { denoises: true }), model("own-1", 1))).toEqual(["denoising-vanilla"]);
});

test("one that learnt from other pictures takes no place, and data sets that come with models have theirs", () => {
	page.list();
	expect(page.list(model("own-1", 1, { data: "own-b" }))).toEqual([]);
	page.dataSetId.value = "fashion";
	expect(page.list(model("own-2", 2, { data: "fashion" }))).toEqual([]);
});
