import "../../../testing/page";
import { expect, test, vi } from "vitest";
import { modelState } from "../../../state/engine";
import { showResults } from "../../../state/results";
import { openLink } from "../../../state/urlState";
import { settle } from "../../../testing/page";
import { isCodeMoved, sampleNoise, samplePosterior, sliderCode, syncLatent } from "./state";

vi.mock("../../../engine/models", () => ({ connectModels: undefined }));
vi.mock("../../../engine/training/fullModuleBuilds", () => ({}));
vi.stubGlobal("requestAnimationFrame", () => 0);
vi.mock("../../../state/engine", async (original) => ({
	...(await original<object>()),
	callModels: async (type: string) =>
		type === "samplePosterior" ? { codes: Float32Array.of(2, -1) } : { images: undefined },
}));

/** The drawing has the mean (1, 1), with a deviation of ½. */
function encodeDrawing(): void {
	const [code, deviation] = [Float32Array.of(1, 1), Float32Array.of(0.5, 0.5)];
	const result = {
		model: "variational-2" as const,
		output: new Float32Array(784),
		code,
		deviation,
		bce: 0,
		inputEntropy: 0,
		error: new Float32Array(784),
	};
	const config = { kind: "variational" as const, input: 784, encoder: [8], latent: 2, decoder: [8] };
	showResults({ image: new Float32Array(784), results: [result] });
	modelState("variational-2").value = { status: "ready", info: { config, codeShape: [2], parameterCount: 0 } };
}

test("the noise of a sample is shown with its code, and not with the code to which Back leads", async () => {
	encodeDrawing();
	const end = syncLatent();
	samplePosterior();
	await settle();
	expect([Array.from(sliderCode.value), Array.from(sampleNoise.value ?? [])]).toEqual([
		[2, -1],
		[2, -4],
	]);
	openLink("#/reconstruct?z=0.5_0.5");
	expect([isCodeMoved.value, Array.from(sliderCode.value), sampleNoise.value]).toEqual([true, [0.5, 0.5], undefined]);
	end();
});
