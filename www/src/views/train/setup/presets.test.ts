import { afterEach, describe, expect, test } from "vitest";
import { dataSetId } from "../../../state/dataSet";
import { builtInDataSets, mnist } from "../../../state/dataSets";
import { MAX_EPOCHS } from "./bounds";
import { initialModelIndex, presetIds, presetsFor } from "./presets";
import { settingsCodecs } from "./settingsCodec";
import { parseSettings } from "./trainConfigs";

const presets = presetsFor(60_000);

const withSeed = (id: (typeof presetIds)[number]) => ({ ...presets[id].settings, seed: "1" });

test.each(presetIds)("the preset %s is a training that can start", (id) => {
	const { configs, shared, models } = parseSettings(withSeed(id));
	expect(shared).toEqual({});
	expect(models.every((errors) => Object.keys(errors).length === 0)).toBe(true);
	expect(configs?.length).toBe(presets[id].settings.models.length);
	expect(initialModelIndex[id] ?? 0).toBeLessThan(presets[id].settings.models.length);
});

describe.each(builtInDataSets)("of $name.en", ({ id, trainCounts }) => {
	afterEach(() => {
		dataSetId.value = mnist.id;
	});

	test("each preset is a training that can start, with some steps an epoch", () => {
		dataSetId.value = id;
		const all = presetsFor(trainCounts.at(-1) ?? 0);
		for (const { settings, epochs } of Object.values(all)) {
			const { configs } = parseSettings({ ...settings, seed: "1" });
			expect(configs?.length).toBe(settings.models.length);
			expect(epochs).toBeLessThanOrEqual(MAX_EPOCHS);
			for (const { batch, examples } of configs ?? []) expect(examples / batch).toBeGreaterThan(15);
		}
	});
});

test("no two presets have the same address", () => {
	const addresses = presetIds.map((id) =>
		Object.values(settingsCodecs)
			.map((codec) => codec.write(withSeed(id)))
			.join("&"),
	);
	expect(new Set(addresses).size).toBe(presetIds.length);
});
