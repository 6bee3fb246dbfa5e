import { type Signal, signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { engineState } from "../../state/engine";
import { testCount, testExamplesFailed } from "../../state/examples";
import { areExamplesMissing } from "./examplesMissing";

vi.mock("../../state/engine", () => ({ engineState: signal({ status: "running" }) }));
vi.mock("../../state/examples", () => ({ testExamplesFailed: signal(false), testCount: signal(0) }));

test("examples are missing where they could not be loaded, and not where others could not be offered", () => {
	expect(areExamplesMissing.value).toBe(false); // they are on their way
	testExamplesFailed.value = true;
	expect(areExamplesMissing.value).toBe(true);
	(testCount as Signal<number>).value = 5;
	expect(areExamplesMissing.value).toBe(false);
	(testCount as Signal<number>).value = 0;
	(engineState as Signal<object>).value = { status: "lost" };
	expect(areExamplesMissing.value).toBe(false);
});
