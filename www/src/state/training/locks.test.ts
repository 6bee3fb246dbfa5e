import { beforeEach, describe, expect, test, vi } from "vitest";
import { locks } from "../../testing/page";
import { acquireLock, lockedKeys } from "./locks";

beforeEach(() => {
	locks.closeTabs();
	locks.isRefused = false;
});

describe("a lock", () => {
	test("is given once, and again when it has been released", async () => {
		const lock = await acquireLock("a");
		expect(lock?.key).toBe("a");
		expect(await acquireLock("a")).toBeUndefined();
		expect((await acquireLock("b"))?.key).toBe("b");
		expect(await lockedKeys()).toEqual(new Set(["a", "b"]));
		lock?.release();
		lock?.release();
		expect((await acquireLock("a"))?.key).toBe("a");
	});

	test("is given where the browser refuses locks: every tab is alone then", async () => {
		locks.isRefused = true;
		expect((await acquireLock("a"))?.key).toBe("a");
		expect(await lockedKeys()).toEqual(new Set());
	});

	test("is given where asking for a lock throws at once", async () => {
		const request = vi.spyOn(locks, "request").mockImplementation(() => {
			throw new TypeError("not here");
		});
		const query = vi.spyOn(locks, "query").mockImplementation(() => {
			throw new TypeError("not here");
		});
		expect((await acquireLock("a"))?.key).toBe("a");
		expect(await lockedKeys()).toEqual(new Set());
		request.mockRestore();
		query.mockRestore();
	});

	test("is given where there are no locks at all", async () => {
		const { navigator } = globalThis;
		vi.stubGlobal("navigator", {});
		expect((await acquireLock("a"))?.key).toBe("a");
		expect(await lockedKeys()).toEqual(new Set());
		vi.stubGlobal("navigator", navigator);
	});

	test("ignores locks of other owners", async () => {
		void locks.request("other", { ifAvailable: true }, () => new Promise(() => {}));
		expect(await lockedKeys()).toEqual(new Set());
	});
});
