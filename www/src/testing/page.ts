/** The few things of a page that the state needs, for unit tests without one. Imported first, for what reads them at once. */

import { vi } from "vitest";

/** Locks as all tabs of a browser share them. */
class FakeLocks {
	readonly #held = new Map<string, Promise<unknown>>();
	/** Makes the next calls fail, as in pages that may not use them. */
	isRefused = false;

	async request(
		name: string,
		_: { ifAvailable: true },
		callback: (lock: { name: string } | null) => Promise<void> | undefined,
	): Promise<void> {
		if (this.isRefused) throw new DOMException("refused", "SecurityError");
		await Promise.resolve();
		if (this.#held.has(name)) {
			await callback(null);
			return;
		}
		const released = Promise.resolve(callback({ name }));
		this.#held.set(name, released);
		await released;
		this.#held.delete(name);
	}

	async query(): Promise<{ held: { name: string }[] }> {
		if (this.isRefused) throw new DOMException("refused", "SecurityError");
		return { held: [...this.#held.keys()].map((name) => ({ name })) };
	}

	/** As if the tabs that held them were closed. */
	closeTabs(): void {
		this.#held.clear();
	}
}

export const locks = new FakeLocks();
export const page = { location: { hash: "", href: "http://localhost/" }, document: new EventTarget() };

const canvas = { getContext: () => null };
Object.assign(page.document, { documentElement: { lang: "en", dataset: {} }, createElement: () => canvas });

vi.stubGlobal("location", page.location);
vi.stubGlobal("document", page.document);
vi.stubGlobal("navigator", { locks, hardwareConcurrency: 2, onLine: true });
/** The history of a tab, as far as it changes the address. */
export function stubHistory(): void {
	const setHash = (_: unknown, __: string, hash: string) => {
		page.location.hash = hash;
	};
	vi.stubGlobal("history", { replaceState: setHash, pushState: setHash });
}
stubHistory();
vi.stubGlobal("scrollTo", () => {});
vi.stubGlobal("devicePixelRatio", 1);

/**
 * Until everything has happened that needs no time to pass; reading and writing the database needs some rounds, and a module that
 * is imported when it is first needed comes from another thread, in its own time.
 */
export async function settle(): Promise<void> {
	await vi.dynamicImportSettled();
	for (let round = 0; round < 60; round++) await new Promise((resolve) => setImmediate(resolve));
}
