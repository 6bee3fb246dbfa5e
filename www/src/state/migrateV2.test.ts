import { expect, test } from "vitest";
import { config } from "../testing/training";
import { migrateV2 } from "./migrateV2";
import { readRecord } from "./records";

const { examples, ...rest } = config;
const state = { step: 1, parameters: new Float32Array(2), moments: new Float32Array(4) };
const history = {
	steps: 1,
	stride: 1,
	reconstruction: new Float32Array(1),
	kl: new Float32Array(1),
	evaluations: [],
};
const training = { workers: 1, link: "#/train", targetStep: 2, states: [state], histories: [history] };
const old = { version: 1, ...training, configs: [{ ...rest, digits: examples }] };
const migrated = { data: "mnist", ...training, configs: [config] };

test("a training of version 1 learns from MNIST, and its digits are its examples", () => {
	expect(readRecord("trainings", old)).toEqual(migrated);
	const { version: _, ...unversioned } = old;
	const weights = { version: 1, bytes: new Uint8Array(1), training: unversioned };
	expect(readRecord("weights", weights)).toEqual({ bytes: new Uint8Array(1), training: migrated });
});

test("weights without a training, and records of other versions, stay as they are", () => {
	expect(readRecord("weights", { version: 1, bytes: new Uint8Array(1) })).toEqual({ bytes: new Uint8Array(1) });
	for (const other of [null, 5, {}, { version: 2, data: "own-1" }, { version: 3 }]) {
		expect(migrateV2("trainings", other)).toBe(other);
	}
});

test("a training of version 1 that is damaged is reported", () => {
	expect(() => readRecord("trainings", { ...old, configs: [{ ...rest, digits: "all" }] })).toThrow();
	expect(() => readRecord("trainings", { version: 1 })).toThrow();
});
