import { afterEach, expect, test, vi } from "vitest";
import { isSupported } from "./module";

afterEach(() => vi.unstubAllGlobals());

test("what is needed is WebAssembly with SIMD, and workers", () => {
	vi.stubGlobal("Worker", class {});
	expect(isSupported()).toBe(true);
	vi.stubGlobal("Worker", undefined);
	expect(isSupported()).toBe(false);
	vi.stubGlobal("Worker", class {});
	vi.stubGlobal("WebAssembly", undefined);
	expect(isSupported()).toBe(false);
});
