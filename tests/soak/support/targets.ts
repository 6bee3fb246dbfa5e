/**
 * The DevTools protocol of a page and of all of its workers, those of its workers too. Playwright has no sessions for workers,
 * so messages to them travel inside those to the page.
 */

import type { CDPSession, Page } from "@playwright/test";

type Reply = Record<string, unknown>;
export type Send = (method: string, params?: object) => Promise<Reply>;

/** A page or worker that answers nothing for so long, however busy the machine is, hangs or has ended. */
const PATIENCE_MS = 120_000;
const autoAttach = { autoAttach: true, waitForDebuggerOnStart: false, flatten: false };

function untilPatienceEnds<T>(reply: Promise<T>, method: string): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(`${method}: no answer`)), PATIENCE_MS);
		reply.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}

interface Message {
	id?: number;
	method?: string;
	params?: Reply;
	result?: Reply;
	error?: { message: string };
}

/** One place in the tree of workers: what is below it is reached through it. */
class Target {
	readonly children = new Map<string, Target>();
	#waiting = new Map<number, (message: Message) => void>();
	#lastId = 0;

	constructor(
		readonly url: string,
		private readonly post: (message: string) => Promise<unknown>,
	) {}

	readonly send: Send = (method, params = {}) => {
		const id = ++this.#lastId;
		const reply = new Promise<Reply>((resolve, reject) => {
			this.#waiting.set(id, ({ result, error }) => {
				if (error) reject(new Error(error.message));
				else resolve(result ?? {});
			});
			this.post(JSON.stringify({ id, method, params })).catch(reject);
		});
		return untilPatienceEnds(reply, method);
	};

	receive({ id, method, params = {}, ...outcome }: Message): void {
		if (id !== undefined) {
			const settle = this.#waiting.get(id);
			this.#waiting.delete(id);
			settle?.(outcome);
		} else if (method !== undefined) {
			observe(this.children, method, params, this.send);
		}
	}
}

function observe(children: Map<string, Target>, method: string, params: Reply, send: Send): void {
	const { sessionId } = params as { sessionId: string };
	if (method === "Target.attachedToTarget") {
		const { url } = (params as { targetInfo: { url: string } }).targetInfo;
		const child = new Target(url, (message) => send("Target.sendMessageToTarget", { sessionId, message }));
		children.set(sessionId, child);
		child.send("Target.setAutoAttach", autoAttach).catch(() => {}); // it has ended already
	} else if (method === "Target.detachedFromTarget") {
		children.delete(sessionId);
	} else if (method === "Target.receivedMessageFromTarget") {
		children.get(sessionId)?.receive(JSON.parse((params as { message: string }).message) as Message);
	}
}

export interface Targets {
	page: Send;
	/** All that is in the page's heap, once garbage is collected. */
	snapshot(): Promise<HeapSnapshot>;
	/** Those that run now. */
	workers(): { url: string; send: Send }[];
}

/** Of what DevTools reads, the part that is used here: each node is a row of as many numbers as it has fields. */
export interface HeapSnapshot {
	snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
	nodes: number[];
}

async function takeSnapshot(session: CDPSession, send: Send): Promise<HeapSnapshot> {
	const chunks: string[] = [];
	const collect = ({ chunk }: { chunk: string }) => chunks.push(chunk);
	session.on("HeapProfiler.addHeapSnapshotChunk", collect);
	await send("HeapProfiler.enable");
	await send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
	await send("HeapProfiler.disable"); // or it would keep the numbers that it has given to all objects
	session.off("HeapProfiler.addHeapSnapshotChunk", collect);
	return JSON.parse(chunks.join("")) as HeapSnapshot;
}

function allBelow(children: Map<string, Target>): Target[] {
	return [...children.values()].flatMap((child) => [child, ...allBelow(child.children)]);
}

export async function attachTo(page: Page): Promise<Targets> {
	const session = await page.context().newCDPSession(page);
	const children = new Map<string, Target>();
	const sendAtOnce = session.send.bind(session) as unknown as Send;
	const send: Send = (method, params) => untilPatienceEnds(sendAtOnce(method, params), method);
	for (const event of [
		"Target.attachedToTarget",
		"Target.detachedFromTarget",
		"Target.receivedMessageFromTarget",
	] as const) {
		session.on(event, (params) => observe(children, event, params as unknown as Reply, send));
	}
	await send("Target.setAutoAttach", autoAttach);
	return { page: send, snapshot: () => takeSnapshot(session, send), workers: () => allBelow(children) };
}
