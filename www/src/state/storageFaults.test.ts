/** What the page does with the visitor's models, with a fault at each operation of the database in turn. */

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Fault, FaultyDatabase, faultKinds, faultsAt } from "../testing/faults";
import { settle } from "../testing/page";
import { config } from "../testing/training";

const info = { config: config.model, codeShape: [2], parameterCount: 9 };
vi.mock("./engine", () => ({ callModels: async () => ({ info }), dropModel() {} }));

type OwnModels = typeof import("./ownModels");
type Stored = import("./ownModels").OwnModel;

let own: OwnModels;
let tabOnly: typeof import("./tabOnlyModels");
let database: FaultyDatabase | undefined;

async function openPage(): Promise<void> {
	vi.resetModules();
	vi.stubGlobal("BroadcastChannel", undefined);
	database = undefined;
	own = await import("./ownModels");
	tabOnly = await import("./tabOnlyModels");
}

/** The page goes on with a new database, whose faults do not outlast it. Opening the page for each would take most of the time. */
async function changeDatabase(): Promise<FaultyDatabase> {
	database?.closeConnections();
	vi.restoreAllMocks();
	database = new FaultyDatabase();
	await own.relistModels();
	return database;
}

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

/** Longer than anything may take: two attempts of each of a few calls. */
const LONGEST_MS = 6 * 30_000;

/** The outcome of a call, however long the page waits for an answer of the database. */
async function outcomeOf(call: () => Promise<unknown>): Promise<{ value?: unknown; error?: unknown }> {
	let outcome: { value?: unknown; error?: unknown } | undefined;
	call().then(
		(value) => {
			outcome = { value };
		},
		(error: unknown) => {
			outcome = { error };
		},
	);
	for (let passed = 0; passed <= LONGEST_MS; passed += 30_000) {
		for (let round = 0; round < 4 && !outcome; round++) await settle();
		if (outcome) return outcome;
		await vi.advanceTimersByTimeAsync(30_000);
	}
	throw new Error("it has not settled");
}

const bytes = Uint8Array.of(1, 2, 3);

/** Two models, one of which was deleted and can be brought back. */
async function prepare() {
	const kept = await own.saveModel({ name: "kept", bytes });
	const { id } = await own.saveModel({ name: "deleted", bytes });
	const deletion = await own.deleteModel(id);
	if (!deletion) throw new Error("nothing was deleted");
	return { kept, deletion };
}

type State = Awaited<ReturnType<typeof prepare>>;

const calls: Record<string, (state: State) => Promise<unknown>> = {
	keep: () => own.saveModel({ name: "new", bytes }),
	load: () => own.importModelFile(new File([bytes], "new.safetensors")),
	rename: ({ kept }) => own.renameModel(kept.id, "renamed"),
	delete: ({ kept }) => own.deleteModel(kept.id),
	restore: ({ deletion }) => own.restoreModel(deletion),
	"save as a file": ({ kept }) => own.storedModelBlob(kept.id),
	"go on with its training": ({ kept }) => own.savedTrainingOf(kept.id),
	list: async () => own.relistModels(),
};

/** What is in the storage or in this tab; both where the storage has not answered that it took it. */
const haveNow = (stored: string[]) =>
	[...new Set([...stored, ...tabOnly.tabOnlyModels.value.map(({ name }) => name)])].sort();
const names = () => own.ownModels.value.map(({ name }) => name);

async function storedNames(database: FaultyDatabase): Promise<string[]> {
	const { models = new Map(), weights = new Map() } = await database.content();
	expect([...weights.keys()].sort(), "models and their weights").toEqual([...models.keys()].sort());
	return [...models.values()].map((model) => (model as Stored).name).sort();
}

/** After each of these a call has done all or nothing. */
const before = ["kept"];
const after: Record<string, string[]> = {
	keep: ["kept", "new"],
	load: ["kept", "new"],
	rename: ["renamed"],
	delete: [],
	restore: ["deleted", "kept"],
};

/** Calls it with the fault, or without one; gives its outcome. */
async function callWith(call: string, database: FaultyDatabase, fault?: Fault) {
	const state = await prepare();
	database.closeConnections();
	database.arm(fault);
	const outcome = await outcomeOf(() => calls[call]?.(state) ?? Promise.reject(new Error(call)));
	database.disarm();
	return outcome;
}

async function tryFault(call: string, fault: Fault): Promise<void> {
	const database = await changeDatabase();
	const { value, error } = await callWith(call, database, fault);
	const { kind, operationIndex, isPermanent } = fault;
	const title = `${call}: operation ${operationIndex + 1} ${kind.name}${isPermanent ? ", as do all after it" : ""}`;
	expect(database.injected, title).toBeGreaterThan(0);
	if (error !== undefined)
		expect(error, title).toMatchObject({ name: "StorageError", message: expect.stringMatching(/\w/) });
	await settle();
	const stored = await storedNames(database);
	if (!kind.erases) {
		expect([before, after[call] ?? before], title).toContainEqual(stored);
		// What the storage has not taken is in this tab.
		if (value !== undefined && call in after) expect(haveNow(stored), title).toEqual(after[call]);
		// Nothing in memory is lost.
		expect(names(), title).toEqual(expect.arrayContaining(call === "delete" || call === "rename" ? [] : ["kept"]));
	}
	// Once the fault is gone, the next save works, and the list is that of the database.
	const { error: later } = await outcomeOf(() => own.saveModel({ name: "later", bytes }));
	expect(later, title).toBeUndefined();
	expect([own.storageError.value, names().sort()], title).toEqual([undefined, await storedNames(database)]);
}

describe.each(Object.keys(calls))("%s", (call) => {
	test.each(faultKinds)("whose database $name at any of its operations", async (kind) => {
		await openPage();
		const database = await changeDatabase();
		await callWith(call, database);
		const faults = faultsAt(kind, database.operations);
		expect(faults.length).toBeGreaterThan(0);
		for (const fault of faults) await tryFault(call, fault);
	});
});
