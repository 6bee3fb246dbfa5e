import "../../testing/page";
import { signal } from "@preact/signals";
import { afterEach, expect, test, vi } from "vitest";
import { dataSetId } from "../../state/dataSet";
import { mnist } from "../../state/dataSets";
import { isComplete, plannedCount, progress } from "./benchmark";
import { denoisedBy, denoisedResults } from "./denoised";

vi.mock("../../engine/models", () => ({ connectModels: undefined }));
vi.mock("../../engine/training/fullModuleBuilds", () => ({}));
vi.mock("../../state/examples", () => ({ testCount: signal(0) }));

afterEach(() => {
	dataSetId.value = mnist.id;
});

test("the table is not complete before there are examples to evaluate", () => {
	expect(progress.value).toEqual({ done: 0, total: 0 });
	expect([isComplete.value, plannedCount.value]).toEqual([false, 200]);
});

test("what was denoised of one data set is not shown with another", () => {
	const noisy = { method: "noisy" as const, image: new Float32Array(784), quality: { mse: 0, psnr: 0, ssim: 0 } };
	denoisedResults.value = [noisy];
	expect(denoisedBy("noisy")).toBe(noisy);
	dataSetId.value = "fashion";
	expect(denoisedBy("noisy")).toBeUndefined();
});
