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

export interface FaultKind {
	name: string;
	/** Whether what is in the database is gone then. */
	erases?: true;
	/** Whether an operation can fail in that way. */
	applies(operation: Operation): boolean;
	/** How it does. */
	fail(operation: Operation, context: Context): unknown;
}

interface Context {
	/** the receiver of the call; of a commit, its transaction */
	receiver: unknown;
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

function throwsError(error: string): FaultKind {
	return {
		name: `throws ${error}`,
		applies: (operation) => operation !== "commit",
		fail() {
			throw new DOMException("injected", error);
		},
	};
}

function failsWith(error: string): FaultKind {
	return {
		name: `fails with ${error}`,
		applies: (operation) => operation !== "transaction",
		fail(operation, { receiver }) {
			const thrown = new DOMException("injected", error);
			if (operation === "commit") return (receiver as FakeTransaction)._abort(error);
			if (operation !== "open") {
				const fail = () => {
					throw thrown;
				};
				return transactionOf(receiver)._execRequestAsync({ source: receiver as IDBObjectStore, operation: fail });
			}
			const { request, answer } = createRequest();
			answer("error", thrown);
			return request;
		},
	};
}

function abortsWith(error: string | null): FaultKind {
	return {
		name: error ? `aborts with ${error}` : "aborts without an error",
		applies: (operation) => isRequest(operation) || operation === "commit",
		fail(operation, { receiver, proceed }) {
			if (operation === "commit") return (receiver as FakeTransaction)._abort(error);
			const request = proceed();
			transactionOf(receiver)._abort(error);
			return request;
		},
	};
}

/** None of their requests is answered, nor are they committed. */
const silenced = new WeakSet<FakeTransaction>();
const prototype = IDBTransaction.prototype as FakeTransaction;
const start = prototype._start;
prototype._start = function (this: FakeTransaction) {
	if (!silenced.has(this)) start.call(this);
};

const silent: FaultKind = {
	name: "gives no answer",
	applies: (operation) => operation !== "transaction",
	fail(operation, { receiver, proceed }) {
		if (operation === "commit") return undefined;
		if (operation === "open") return createRequest().request;
		silenced.add(transactionOf(receiver));
		return proceed();
	},
};

const blocked: FaultKind = {
	name: "is blocked by another tab",
	applies: (operation) => operation === "open",
	fail() {
		const { request, answer } = createRequest();
		answer("blocked");
		return request;
	},
};

const erased: FaultKind = {
	name: "finds the database deleted from another tab",
	erases: true,
	applies: () => true,
	fail(_, { proceed }) {
		indexedDB.deleteDatabase(DATABASE);
		return proceed();
	},
};

/** As when site data are cleared, or the browser makes room: all connections are closed. */
const evicted: FaultKind = {
	name: "finds the database evicted",
	erases: true,
	applies: (operation) => operation !== "commit",
	fail(operation, { receiver, proceed }) {
		const connection =
			operation === "open" ? undefined : operation === "transaction" ? receiver : transactionOf(receiver).db;
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
export const faultKinds: readonly FaultKind[] = [
	...errors.map(throwsError),
	...[...errors, "AbortError"].map(failsWith),
	abortsWith("QuotaExceededError"),
	abortsWith("UnknownError"),
	abortsWith(null),
	silent,
	blocked,
	erased,
	evicted,
];

export interface Fault {
	kind: FaultKind;
	/** the number of the operation that fails */
	operationIndex: number;
	/** Whether all operations after it fail as well. */
	isPermanent: boolean;
}

/** All faults of a kind that these operations can have. */
export function faultsAt(kind: FaultKind, operations: readonly Operation[]): Fault[] {
	const places = [...operations.keys()].filter((index) => kind.applies(operations[index] as Operation));
	return [false, true].flatMap((isPermanent) =>
		places.map((operationIndex) => ({ kind, operationIndex, isPermanent })),
	);
}

/** The database to which all calls of the page go. */
let current: FaultyDatabase | undefined;

/** Once for all, as spies for each database would take longer than what the page does. */
function replaceMethod<T extends object>(
	prototype: T,
	name: string,
	call: (on: T, proceed: () => never, given: unknown[]) => unknown,
): void {
	const methods = prototype as Record<string, (...given: unknown[]) => unknown>;
	const original = methods[name] as () => unknown;
	methods[name] = function (this: T, ...given: unknown[]) {
		const proceed = () => original.apply(this, given as []) as never;
		return current ? call(this, proceed, given) : proceed();
	};
}

replaceMethod(IDBFactory.prototype, "open", (_, proceed) => current?.open(proceed));
// A transaction that upgrades the database is a part of opening it.
replaceMethod(IDBDatabase.prototype, "transaction", (on, proceed, [, mode]) =>
	mode === "versionchange" ? proceed() : current?.transaction(on, proceed),
);
for (const step of ["get", "getAll", "getAllKeys", "put", "delete"] as const)
	replaceMethod(IDBObjectStore.prototype, step, (on, proceed) => current?.request(step, on, proceed));

/** A database of its own, in which operations are counted and one of them can fail. */
export class FaultyDatabase {
	/** Operations since the last call of `arm`. */
	operations: Operation[] = [];
	/** Faults injected in all. */
	injected = 0;
	#fault: Fault | undefined;
	/** Those of the page. */
	readonly #connections = new Set<IDBDatabase>();
	/** Requests of the test itself are not counted. */
	#isWatching = false;

	constructor() {
		vi.stubGlobal("indexedDB", new IDBFactory());
		current = this;
	}

	/** As the browser would do it, unless it fails. */
	open(open: () => IDBOpenDBRequest): IDBOpenDBRequest {
		return this.#perform("open", {
			receiver: indexedDB,
			proceed: () => this.#noteConnection(open()),
		}) as IDBOpenDBRequest;
	}

	transaction(receiver: IDBDatabase, start: () => IDBTransaction): IDBTransaction {
		return this.#perform("transaction", { receiver, proceed: () => this.#watchCommit(start()) }) as IDBTransaction;
	}

	request(step: Step, receiver: IDBObjectStore, proceed: () => IDBRequest): IDBRequest {
		return this.#perform(step, { receiver, proceed }) as IDBRequest;
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
			return event.type === "complete"
				? (this.#perform("commit", { receiver: transaction, proceed }) as boolean)
				: proceed();
		};
		return transaction;
	}

	#perform(operation: Operation, context: Context): unknown {
		if (!this.#isWatching) return context.proceed();
		const index = this.operations.push(operation) - 1;
		if (!this.#fault) return context.proceed();
		const { kind, operationIndex, isPermanent } = this.#fault;
		if (!(isPermanent ? index >= operationIndex : index === operationIndex) || !kind.applies(operation))
			return context.proceed();
		this.injected++;
		this.#isWatching = isPermanent; // what the fault itself does is no operation of the page
		return kind.fail(operation, context);
	}

	/** From now on operations are counted, and there is the fault, if one is given. */
	arm(fault?: Fault): void {
		[this.operations, this.#fault, this.#isWatching] = [[], fault, true];
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
		const { objectStoreNames: names } = db;
		const reading = names.length > 0 ? db.transaction([...names]) : undefined;
		for (const store of reading ? names : []) {
			const keys = await reading?.objectStore(store).getAllKeys();
			const values = await reading?.objectStore(store).getAll();
			found[store] = new Map(keys?.map((key, index) => [String(key), values?.[index]]));
		}
		db.close();
		return found;
	}
}
