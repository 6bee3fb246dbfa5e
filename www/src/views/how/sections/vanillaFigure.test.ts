import { expect, test } from "vitest";
import type { LayerActivation } from "../../../engine/protocol";
import { stagesOf } from "../../reconstruct/inside/stage";
import { isInFigure } from "./vanillaFigure";

function layer(kind: LayerActivation["kind"], name: string, size: number): LayerActivation {
	return { kind, name, shape: [size], values: new Float32Array(size) };
}

const weight = (...shape: [number, number]) => ({ shape, values: new Float32Array(shape[0] * shape[1]) });

test("the code is shown also where it is not the first layer", () => {
	const layers = [
		layer("dense", "enc1", 8),
		layer("dense", "enc2", 2),
		layer("dense", "dec1", 8),
		layer("dense", "dec2", 4),
		layer("sigmoid", "out", 4),
	];
	const config = { kind: "vanilla", input: 4, encoder: [8, 2], decoder: [8] } as const;
	const trace = { model: "vanilla", layers, firstKernel: weight(4, 8), lastKernel: weight(8, 4) } as const;
	const info = { config: { ...config, encoder: [8, 2], decoder: [8] }, codeShape: [2], parameterCount: 0 };
	const stages = stagesOf(trace, new Float32Array(4), info, { height: 2, width: 2, channels: 1 });
	expect(stages.filter(isInFigure).map(({ key }) => key)).toEqual(["inputWeights", "enc2", "outputWeights"]);
});
