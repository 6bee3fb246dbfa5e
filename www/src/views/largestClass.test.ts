import { signal } from "@preact/signals";
import { afterEach, expect, test, vi } from "vitest";
import { language } from "../state/language";
import { withLargestClassShare } from "./largestClass";

vi.mock("../state/examples", () => ({ testLabels: signal(new Uint8Array()) }));
const { testLabels } = (await import("../state/examples")) as unknown as {
	testLabels: ReturnType<typeof signal<Uint8Array>>;
};

afterEach(() => {
	language.value = "en";
});

test("an accuracy is explained with the share of the largest class, where that is large", () => {
	testLabels.value = Uint8Array.from({ length: 100 }, (_, index) => index % 10);
	expect(withLargestClassShare("The share.")).toBe("The share.");
	testLabels.value = Uint8Array.from({ length: 40 }, (_, index) => (index < 38 ? 3 : 1));
	expect(withLargestClassShare("The share.")).toBe("The share. Always guessing the largest class: 95%.");
	language.value = "zh";
	expect(withLargestClassShare("比例。")).toBe("比例。如果总是猜样本最多的那一类：95%。");
});
