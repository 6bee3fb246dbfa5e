/**
 * Faults of the browser's database, one at a time, at any of its operations: opening it, starting a transaction, each request,
 * and the commit. For unit tests on fake-indexeddb, of which it uses a few internals.
 */

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { vi } from "vitest";

export const DATABASE = "autoencoder-playground";

type Operation = "open" | "transaction" | "get" | "getAll" | "getAllKeys" | "put" | "delete" | "commit";
type Step = Exclude<Operation, "commit">;

export interface Kind {
	name: string;
	/** Whether what is in the database is gone then. */
	erases?: true;
	/** Whether an operation can fail in that way. */
	fits(operation: Operation): boolean;
	/** How it does. */
	fail(operation: Operation, context: Context): unknown;
}

interface Context {
	/** the receiver of the call; of a commit, its transaction */
	on: unknown;
	/** Goes on as if there were no fault. */
	proceed(): unknown;
}

/** What a transaction has in fake-indexeddb. */
interface FakeTransaction extends IDBTransaction {
	/** Undoes all of it. */
	_abort(name: string | null): void;
	_start(): void;
	_execRequestAsync(request: { source: IDBObjectStore; operation(): void }): IDBRequest;
}

const isRequest = (operation: Operation) => !["open", "transaction", "commit"].includes(operation);
const transactionOf = (store: unknown) => (store as IDBObjectStore).transaction as FakeTransaction;

/** A request that is answered by the test alone. */
function createRequest() {
	const request = new IDBOpenDBRequest();
	const listeners: [string, (event: Event) => void][] = [];
	request.addEventListener = (type: string, listener: unknown) => void listeners.push([type, listener as () => void]);
	const answer = (type: string, error?: DOMException) => {
		Object.defineProperty(request, "error", { value: error });
		setImmediate(() => {
			for (const [wanted, listener] of listeners) if (wanted === type) listener(new Event(type));
		});
	};
	return { request, answer };
}

function throwing(error: string): Kind {
	return {
		name: `throws ${error}`,
		fits: (operation) => operation !== "commit",
		fail() {
			throw new DOMException("injected", error);
		},
	};
}

function failing(error: string): Kind {
	return {
		name: `fails with ${error}`,
		fits: (operation) => operation !== "transaction",
		fail(operation, { on }) {
			const thrown = new DOMException("injected", error);
			if (operation === "commit") return (on as FakeTransaction)._abort(error);
			if (operation !== "open") {
				const fail = () => {
					throw thrown;
				};
				return transactionOf(on)._execRequestAsync({ source: on as IDBObjectStore, operation: fail });
			}
			const { request, answer } = createRequest();
			answer("error", thrown);
			return request;
		},
	};
}

function aborting(error: string | null): Kind {
	return {
		name: error ? `aborts with ${error}` : "aborts without an error",
		fits: (operation) => isRequest(operation) || operation === "commit",
		fail(operation, { on, proceed }) {
			if (operation === "commit") return (on as FakeTransaction)._abort(error);
			const request = proceed();
			transactionOf(on)._abort(error);
			return request;
		},
	};
}

const silent: Kind = {
	name: "gives no answer",
	fits: (operation) => operation !== "transaction",
	fail(operation, { on, proceed }) {
		if (operation === "commit") return undefined;
		if (operation === "open") return createRequest().request;
		transactionOf(on)._start = () => {}; // none of its requests is answered, nor is it committed
		return proceed();
	},
};

const blocked: Kind = {
	name: "is blocked by another tab",
	fits: (operation) => operation === "open",
	fail() {
		const { request, answer } = createRequest();
		answer("blocked");
		return request;
	},
};

const erased: Kind = {
	name: "finds the database deleted from another tab",
	erases: true,
	fits: () => true,
	fail(_, { proceed }) {
		indexedDB.deleteDatabase(DATABASE);
		return proceed();
	},
};

/** As when site data are cleared, or the browser makes room: all connections are closed. */
const evicted: Kind = {
	name: "finds the database evicted",
	erases: true,
	fits: (operation) => operation !== "commit",
	fail(operation, { on, proceed }) {
		const connection = operation === "open" ? undefined : operation === "transaction" ? on : transactionOf(on).db;
		if (connection) closeConnection(connection as IDBDatabase);
		indexedDB.deleteDatabase(DATABASE);
		return proceed();
	},
};

/** The browser closes it, and says so. */
function closeConnection(connection: IDBDatabase): void {
	const { listeners } = connection as unknown as { listeners: { type: string; callback(): void }[] };
	connection.close();
	for (const { type, callback } of [...listeners]) if (type === "close") callback();
}

const errors = ["QuotaExceededError", "UnknownError", "InvalidStateError", "NotFoundError", "SecurityError"];
export const kinds: readonly Kind[] = [
	...errors.map(throwing),
	...[...errors, "AbortError"].map(failing),
	aborting("QuotaExceededError"),
	aborting("UnknownError"),
	aborting(null),
	silent,
	blocked,
	erased,
	evicted,
];

/** A database of its own, in which operations are counted and one of them can fail. */
export class FaultyDatabase {
	/** Operations since the last call of `arm`. */
	operations: Operation[] = [];
	/** Faults injected in all. */
	injected = 0;
	#kind: Kind | undefined;
	#at = 0;
	#lasts = false;
	/** Those of the page. */
	readonly #connections = new Set<IDBDatabase>();
	/** Requests of the test itself are not counted. */
	#isWatching = false;

	constructor() {
		vi.stubGlobal("indexedDB", new IDBFactory());
		const { open } = IDBFactory.prototype;
		vi.spyOn(IDBFactory.prototype, "open").mockImplementation((...given) => {
			return this.#perform("open", {
				on: indexedDB,
				proceed: () => this.#noteConnection(open.apply(indexedDB, given)),
			}) as IDBOpenDBRequest;
		});
		for (const step of ["get", "getAll", "getAllKeys", "put", "delete"] as const)
			this.#intercept(IDBObjectStore.prototype, step);
		const database = this;
		const { transaction } = IDBDatabase.prototype;
		vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (this: IDBDatabase, ...given) {
			const start = () => database.#watchCommit(transaction.apply(this, given));
			if ((given[1] as string) === "versionchange") return start(); // a part of opening it
			return database.#perform("transaction", { on: this, proceed: start }) as IDBTransaction;
		});
	}

	#intercept(prototype: object, step: Step): void {
		const database = this;
		const original = (prototype as Record<string, (...given: unknown[]) => unknown>)[step];
		vi.spyOn(prototype as Record<string, () => unknown>, step).mockImplementation(function (
			this: unknown,
			...given: unknown[]
		) {
			return database.#perform(step, { on: this, proceed: () => original?.apply(this, given) });
		});
	}

	#noteConnection(request: IDBOpenDBRequest): IDBOpenDBRequest {
		request.addEventListener("success", () => this.#connections.add(request.result));
		return request;
	}

	/** The next operation has to open it again. */
	closeConnections(): void {
		for (const connection of this.#connections) closeConnection(connection);
		this.#connections.clear();
	}

	#watchCommit(transaction: IDBTransaction): IDBTransaction {
		if (transaction.mode === "versionchange") return transaction;
		const dispatch = transaction.dispatchEvent.bind(transaction);
		transaction.dispatchEvent = (event) => {
			const proceed = () => dispatch(event);
			return event.type === "complete" ? (this.#perform("commit", { on: transaction, proceed }) as boolean) : proceed();
		};
		return transaction;
	}

	#perform(operation: Operation, context: Context): unknown {
		if (!this.#isWatching) return context.proceed();
		const at = this.operations.push(operation) - 1;
		const isDue = this.#lasts ? at >= this.#at : at === this.#at;
		if (!this.#kind || !isDue || !this.#kind.fits(operation)) return context.proceed();
		this.injected++;
		this.#isWatching = this.#lasts; // what the fault itself does is no operation of the page
		return this.#kind.fail(operation, context);
	}

	/** The operation number `at` from now on fails, and all after it too if it lasts. Without a kind, they are only counted. */
	arm(kind?: Kind, at = 0, lasts = false): void {
		[this.operations, this.#kind, this.#at, this.#lasts, this.#isWatching] = [[], kind, at, lasts, true];
	}

	disarm(): void {
		this.#isWatching = false;
	}

	/** What is in its stores, by their keys. */
	async content(): Promise<Record<string, Map<string, unknown>>> {
		const found: Record<string, Map<string, unknown>> = {};
		const { openDB } = await import("idb");
		const isThere = (await indexedDB.databases()).some(({ name }) => name === DATABASE);
		if (!isThere) return found; // opening it would create it
		const db = await openDB(DATABASE);
		for (const store of db.objectStoreNames) {
			const [keys, values] = await Promise.all([db.getAllKeys(store), db.getAll(store)]);
			found[store] = new Map(keys.map((key, at) => [String(key), values[at]]));
		}
		db.close();
		return found;
	}
}
