/** The answers of the worker, with the wasm module itself. */

import { readFileSync } from "node:fs";
import { DataSet, initSync, type Model, type ModelConfig, TrainingRun } from "autoencoders";
import { beforeAll, describe, expect, test } from "vitest";
import { range } from "../indices";
import { applyToneTransform, type ToneSettings, toneTransformOf, undoToneTransform } from "../pictures/toneTransform";
import type { ModelId } from "../protocol";
import type { FeatureKind, ScoreSettings } from "./contract";
import { detectionHandlers } from "./detection";
import { computeFeatures } from "./features";
import { replaceExamples, replaceModel, setDataSpec } from "./loaded";
import { mappingHandlers, projectToPlane } from "./mapping";
import { pictureDenoisingHandlers } from "./pictureDenoising";
import { recognitionHandlers } from "./recognition";
import { tasks } from "./tasks";

const SIDE = 8;
const CLASSES = 3;
const [plain, variational] = ["vanilla", "variational-2"] as const;

/** 32 bits, the largest first. */
const word = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

/** A bar of one of three widths at some place, brighter or darker. */
function pixel(example: number, at: number): number {
	const [column, width] = [at % SIDE, 2 + (example % CLASSES)];
	const left = (example * 7) % (SIDE - width);
	return column >= left && column < left + width ? 150 + ((example * 37 + at) % 100) : 0;
}

/** Labelled pictures of bars. */
function bars(count: number, first: number): DataSet {
	const of = (place: number) => first + place;
	const pixels = Array.from({ length: count * SIDE * SIDE }, (_, at) =>
		pixel(of(Math.floor(at / SIDE / SIDE)), at % (SIDE * SIDE)),
	);
	const labels = Array.from({ length: count }, (_, place) => of(place) % CLASSES);
	const images = [...word(0x803), ...word(count), ...word(SIDE), ...word(SIDE), ...pixels];
	return DataSet.parse(Uint8Array.from([...images, ...word(0x801), ...word(count), ...labels]));
}

function trained(model: ModelConfig, examples: DataSet): Model {
	const objective = { reconstruction: "binary_cross_entropy", beta: 0.1 } as const;
	const settings = { objective, warmUp: 0, learningRate: 0.01, batch: 30, noise: null, excludedClasses: [], seed: 1 };
	const run = new TrainingRun({ model, ...settings, examples: examples.length }, examples);
	for (let step = 0; step < 200; step++) run.trainStep();
	const result = run.model();
	run.free();
	return result;
}

let [train, test_]: DataSet[] = [];
let nextTaskId = 0;
const task = () => ({ taskId: nextTaskId++ });
const picture = (examples: DataSet | undefined, index: number) =>
	({ kind: "image", image: examples?.image(index) ?? new Float32Array() }) as const;

beforeAll(() => {
	setDataSpec({ shape: { height: SIDE, width: SIDE, channels: 1 }, drawingPlacement: "whole", classCount: CLASSES });
	initSync({ module: readFileSync(new URL("../../../../crate/pkg/autoencoders_bg.wasm", import.meta.url)) });
	[train, test_] = [bars(240, 0), bars(60, 1000)];
	replaceExamples("train", train);
	replaceExamples("test", test_);
	const input = SIDE * SIDE;
	replaceModel(plain, trained({ kind: "vanilla", input, encoder: [16], decoder: [] }, train));
	replaceModel(variational, trained({ kind: "variational", input, encoder: [16], latent: 2, decoder: [16] }, train));
});

/** So many test examples, and after them training examples. */
const partsOf = (tests: number, trainings: number) => [
	{ split: "test", indices: range(0, tests) } as const,
	{ split: "train", indices: range(0, trainings) } as const,
];

const kinds: FeatureKind[] = [{ kind: "pixels" }, { kind: "components", count: 6 }, { kind: "code", model: plain }];

describe("recognition", () => {
	test.each(kinds)("of all test examples by $kind is right, and agrees with itself", async (features) => {
		const { classCount, neighbours, probe } = await recognitionHandlers.evaluateRecogniser({
			...task(),
			features,
			k: 3,
			degree: "linear",
			maxExamples: 200,
		});
		expect(classCount).toBe(CLASSES);
		const labels = test_?.labels ?? new Uint8Array();
		for (const { accuracy, confusion, predictions } of [neighbours, probe]) {
			expect(accuracy).toBeGreaterThan(0.8);
			expect(accuracy).toBe(predictions.filter((label, at) => label === labels[at]).length / labels.length);
			expect(confusion.reduce((sum, count) => sum + count)).toBe(labels.length);
		}
	});

	test("of one picture is what it was among all, with the neighbours' own indices", async () => {
		for (const features of kinds) {
			const request = { features, k: 5, degree: "linear", maxExamples: 100 } as const;
			const { neighbours } = await recognitionHandlers.evaluateRecogniser({ ...task(), ...request });
			for (const index of [0, 7, 31]) {
				const source = picture(test_, index);
				const { recognised } = await recognitionHandlers.recogniseImage({ ...task(), ...request, source });
				const votes = Array.from(recognised?.votes ?? []);
				expect(votes.indexOf(Math.max(...votes))).toBe(neighbours.predictions[index]);
				expect(Array.from(recognised?.indices ?? [], (at) => train?.labels[at])).toEqual([
					...(recognised?.labels ?? []),
				]);
				expect(recognised?.probabilities.reduce((sum, p) => sum + p)).toBeCloseTo(1);
			}
		}
	});

	test("of nothing is nothing", async () => {
		const source = { kind: "ink", ink: new Uint8Array(64), width: 8, height: 8 } as const;
		const request = {
			...task(),
			features: { kind: "pixels" },
			k: 5,
			degree: "linear",
			maxExamples: 100,
			source,
		} as const;
		expect(await recognitionHandlers.recogniseImage(request)).toEqual({ recognised: undefined });
	});

	test("of a training example itself finds it at distance 0", async () => {
		const request = { features: { kind: "pixels" }, k: 1, degree: "linear", maxExamples: 1000 } as const;
		const { recognised } = await recognitionHandlers.recogniseImage({
			...task(),
			...request,
			source: picture(train, 17),
		});
		expect(recognised?.distances).toEqual(Float32Array.of(0));
		expect(recognised?.indices.map((at) => train?.labels[at] ?? 9)[0]).toBe(train?.labels[17]);
	});
});

const settings = (model: ModelId, kinds: ScoreSettings["kinds"]): ScoreSettings => {
	return { model, kinds, normalIndices: undefined, k: 3, samples: 2, seed: 1 };
};

describe("scores", () => {
	const all = ["squaredError", "relativeError", "excessCrossEntropy", "negativeElbo", "codeDistance"] as const;

	test("of one picture are those that it has among all", async () => {
		const request = settings(variational, all);
		const { scores } = await detectionHandlers.scoreExamples({ ...task(), ...request, split: "test" });
		const source = picture(test_, 0);
		const { scored } = await detectionHandlers.scoreImage({ ...task(), ...request, source });
		for (const kind of all) {
			expect(scores[kind]).toHaveLength(60);
			expect(scored?.scores[kind]).toBeCloseTo(scores[kind]?.[0] ?? Number.NaN, 4);
		}
		const { outputs, errors } = await detectionHandlers.computeErrorMaps({
			...task(),
			model: variational,
			split: "test",
			indices: Uint32Array.of(5, 0),
		});
		expect(outputs).toHaveLength(2 * SIDE * SIDE);
		expect(errors[64]).toBeCloseTo(scored?.error[0] ?? Number.NaN, 5);
		const squares = errors.subarray(64).reduce((sum, error) => sum + error * error, 0);
		expect(squares / 64).toBeCloseTo(scores.squaredError?.[0] ?? Number.NaN, 5);
	});

	test("separate what was not learnt", async () => {
		const request = settings(plain, ["squaredError", "codeDistance"]);
		const strange = DataSet.parse(
			Uint8Array.from([
				...[...word(0x803), ...word(20), ...word(SIDE), ...word(SIDE)],
				...Array.from({ length: 20 * 64 }, (_, at) => ((at * at * 31) >> 3) & 255),
				...[...word(0x801), ...word(20), ...Array(20).fill(0)],
			]),
		);
		replaceExamples("other", strange);
		const score = async (split: "test" | "other") => detectionHandlers.scoreExamples({ ...task(), ...request, split });
		const [normal, other] = [await score("test"), await score("other")];
		for (const kind of ["squaredError", "codeDistance"] as const) {
			const scores = Float32Array.of(...(normal.scores[kind] ?? []), ...(other.scores[kind] ?? []));
			const anomalous = Uint8Array.from(scores, (_, at) => (at < 60 ? 0 : 1));
			const { rocAuc, averagePrecision, thresholds, truePositives } = detectionHandlers.computeCurves({
				scores,
				anomalous,
			});
			expect(Math.min(rocAuc, averagePrecision)).toBeGreaterThan(0.95);
			expect(thresholds).toHaveLength(truePositives.length);
			expect(truePositives.at(-1)).toBe(20);
		}
	});

	test("of distances count the normal examples only", async () => {
		const request = settings(plain, ["codeDistance"]);
		const labels = train?.labels ?? new Uint8Array();
		const normal = Uint32Array.from(labels.keys()).filter((index) => labels[index] !== 0);
		const without = { ...request, normalIndices: normal };
		const scores = async (of: ScoreSettings) =>
			(await detectionHandlers.scoreExamples({ ...task(), ...of, split: "train" })).scores.codeDistance ??
			new Float32Array();
		const [all, few, again] = [await scores(request), await scores(without), await scores(without)];
		expect(few.every((distance, at) => distance >= (all[at] ?? 0) - 1e-5)).toBe(true);
		expect(few[0]).toBeGreaterThan((all[0] ?? 0) + 0.1);
		expect(again).toEqual(few);
	});

	test("leave out the picture itself, which is among the training examples, from the codes that its own is compared with", async () => {
		const request = { ...settings(plain, ["codeDistance"]), k: 1, normalIndices: Uint32Array.of(1, 4, 9) };
		const { scores } = await detectionHandlers.scoreExamples({ ...task(), ...request, split: "train" });
		const distances = scores.codeDistance ?? new Float32Array();
		const between = async (normal: number[], index: number) => {
			const of = { ...request, normalIndices: Uint32Array.from(normal) };
			const source = picture(train, index);
			const { scored } = await detectionHandlers.scoreImage({ ...task(), ...of, source });
			return scored?.scores.codeDistance ?? Number.NaN;
		};
		expect(distances[4]).toBeCloseTo(await between([1, 9], 4), 5);
		expect(distances[9]).toBeCloseTo(await between([1, 4], 9), 5);
		expect(distances[5]).toBeCloseTo(await between([1, 4, 9], 5), 5); // not among them
		expect(distances[4]).toBeGreaterThan(0.01);
	});

	test("that a model cannot give are refused, and so are flags of one kind", async () => {
		const request = settings(plain, ["negativeElbo"]);
		await expect(detectionHandlers.scoreExamples({ ...task(), ...request, split: "test" })).rejects.toMatchObject({
			code: "model",
		});
		const scores = Float32Array.of(1, 2);
		const code = (of: Float32Array, anomalous: Uint8Array) => {
			try {
				return detectionHandlers.computeCurves({ scores: of, anomalous });
			} catch (thrown) {
				return (thrown as { code: string }).code;
			}
		};
		expect(code(scores, Uint8Array.of(1, 1))).toBe("one_class");
		expect(code(scores, Uint8Array.of(1))).toBe("length");
		expect(code(Float32Array.of(1, Number.NaN), Uint8Array.of(1, 0))).toBe("value");
	});
});

describe("a map", () => {
	test("has a point for each example, and says how far it can be trusted", async () => {
		const examples = partsOf(20, 30);
		for (const features of [...kinds, { kind: "code", model: variational } as const]) {
			const found = await mappingHandlers.mapExamples({ ...task(), features, examples, k: 5 });
			expect(found.points).toHaveLength(100);
			expect(found.trustworthiness).toBeGreaterThan(0.7);
			expect(found.trustworthiness).toBeLessThanOrEqual(1);
			for (const accuracy of [found.accuracy, found.featureAccuracy]) expect(accuracy).toBeGreaterThan(0.3);
			const isPlane = features.kind === "code" && features.model === variational;
			expect(found.explainedVarianceRatio === undefined).toBe(isPlane);
		}
	});

	test("has the test examples before the training examples, each where it is alone, too", async () => {
		const request = { ...task(), features: { kind: "code", model: variational }, k: 5 } as const;
		const { points } = await mappingHandlers.mapExamples({ ...request, examples: partsOf(2, 2) });
		const one = async (split: "test" | "train", index: number) =>
			(await mappingHandlers.mapExamples({ ...request, examples: [{ split, indices: Uint32Array.of(index) }] })).points;
		const alone = [...(await one("test", 1)), ...(await one("train", 0))];
		for (const [at, value] of alone.entries()) expect(points[2 + at]).toBeCloseTo(value, 4);
	});

	test("of few examples has no figures that need more of them", async () => {
		const request = { ...task(), features: { kind: "pixels" }, k: 5 } as const;
		const figures = async (count: number) => {
			const { points, trustworthiness, accuracy } = await mappingHandlers.mapExamples({
				...request,
				examples: partsOf(count, 0),
			});
			expect(points).toHaveLength(2 * count);
			return [trustworthiness, accuracy].map((figure) => figure !== undefined);
		};
		expect(await figures(11)).toEqual([true, true]);
		expect(await figures(10)).toEqual([false, true]);
		expect(await figures(5)).toEqual([false, false]);
		await expect(mappingHandlers.mapExamples({ ...request, examples: [] })).rejects.toMatchObject({ code: "length" });
	});
});

test("a map of more large pictures than one call takes has a point for each, fitted to some", async () => {
	const [count, shape] = [1400, [64, 64, 3]];
	const length = 64 * 64 * 3;
	// Of one colour each, brighter and brighter.
	const pixels = Uint8Array.from({ length: count * length }, (_, at) => Math.floor(at / length) % 250);
	replaceExamples("other", DataSet.fromImages(pixels, Uint32Array.from(shape)));
	const examples = [{ split: "other", indices: range(0, count) } as const];
	const rows = await computeFeatures({ kind: "pixels" }, examples, async () => {});
	const { points } = await projectToPlane(rows, async () => {});
	rows.free();
	expect(points).toHaveLength(2 * count);
	const along = Array.from({ length: 250 }, (_, at) => Math.abs((points[2 * at] ?? 0) - (points[0] ?? 0)));
	expect(along).toEqual(along.toSorted((a, b) => a - b));
});

describe("tasks side by side", () => {
	test("give what each gives alone", async () => {
		const settings_ = { degree: "linear", maxExamples: 150, k: 3 } as const;
		const recognise = (features: FeatureKind) =>
			recognitionHandlers.evaluateRecogniser({ ...task(), ...settings_, features });
		const normal = [undefined, Uint32Array.of(1, 2, 5, 9), undefined];
		const distances = (of: Uint32Array | undefined) =>
			detectionHandlers.scoreExamples({
				...task(),
				...settings(plain, ["codeDistance"]),
				normalIndices: of,
				split: "test",
			});
		const together = await Promise.all([...[...kinds, ...kinds].map(recognise), ...normal.map(distances)]);
		const alone: object[] = [];
		for (const features of [...kinds, ...kinds]) alone.push(await recognise(features));
		for (const of of normal) alone.push(await distances(of));
		expect(together).toEqual(alone);
	});
});

describe("cleaning", () => {
	const asGiven = { invert: false, normalise: false };

	test("gives the reconstruction of each picture, as the models' own error maps do", async () => {
		const count = 70; // no multiple of a chunk
		const indices = Uint32Array.from({ length: count }, (_, index) => index % 60);
		const { outputs } = await detectionHandlers.computeErrorMaps({ ...task(), model: plain, split: "test", indices });
		const pictures = Uint8Array.from(test_?.images(indices) ?? [], (value) => Math.round(value * 255));
		const request = { model: plain, length: SIDE * SIDE, pictures, tones: asGiven } as const;
		const { denoised } = await pictureDenoisingHandlers.denoisePictures({ ...task(), ...request });
		expect(denoised).toHaveLength(pictures.length);
		expect([...denoised]).toEqual(Array.from(outputs, (value) => Math.round(value * 255)));
	});

	test.each([
		{ invert: true, normalise: false },
		{ invert: true, normalise: true },
		{ invert: false, normalise: true },
	])("gives pictures with the tones of those that were given: %o", async (tones) => {
		const clean = async (pictures: Uint8Array, wanted: ToneSettings) => {
			const request = { model: plain, length: SIDE * SIDE, pictures, tones: wanted } as const;
			return (await pictureDenoisingHandlers.denoisePictures({ ...task(), ...request })).denoised;
		};
		for (const index of [0, 1, 2]) {
			const image = test_?.image(index) ?? new Float32Array();
			const given = Uint8Array.from(image, (value) => 100 + 50 * value);
			const line = toneTransformOf(given, tones);
			const direct = await clean(Uint8Array.from(applyToneTransform(given, line)), asGiven);
			const expected = undoToneTransform(direct, line);
			const errors = Array.from(await clean(given, tones), (value, at) => Math.abs(value - (expected[at] ?? 0)));
			expect(Math.max(...errors)).toBeLessThanOrEqual(1); // `direct` is rounded
		}
	});

	test("of no pictures is none, and of parts of pictures an error", async () => {
		const clean = (length: number) =>
			pictureDenoisingHandlers.denoisePictures({
				...task(),
				model: plain,
				length: SIDE * SIDE,
				pictures: new Uint8Array(length),
				tones: asGiven,
			});
		expect((await clean(0)).denoised).toHaveLength(0);
		await expect(clean(SIDE * SIDE + 1)).rejects.toThrow();
	});
});

describe("what is replaced", () => {
	test("ends the tasks that may use it, and nothing that was computed from it is used again", async () => {
		const own: ModelId = "own-replaced";
		const input = SIDE * SIDE;
		const model = (seed: number) => trained({ kind: "vanilla", input, encoder: [seed], decoder: [] }, bars(60, 0));
		const request = { features: { kind: "code", model: own }, k: 3, degree: "linear", maxExamples: 60 } as const;
		replaceModel(own, model(4));
		await recognitionHandlers.evaluateRecogniser({ ...task(), ...request });
		await detectionHandlers.scoreExamples({ ...task(), ...settings(own, ["codeDistance"]), split: "test" });
		const open = tasks.run(nextTaskId++, async (report) => {
			for (;;) await report(0);
		});
		const rejection = expect(open).rejects.toMatchObject({ code: "aborted" });
		replaceModel(own, model(5));
		await rejection;
		await recognitionHandlers.evaluateRecogniser({ ...task(), ...request });
		await detectionHandlers.scoreExamples({ ...task(), ...settings(own, ["codeDistance"]), split: "test" });
	});
});
