import { afterEach, expect, test, vi } from "vitest";
import { download, modelFileName } from "./download";

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

test("a saved file is kept for a minute, since Safari reads it only once the visitor has agreed", () => {
	vi.useFakeTimers();
	const link = { href: "", download: "", click: vi.fn() };
	vi.stubGlobal("document", { createElement: () => link });
	const revoke = vi.spyOn(URL, "revokeObjectURL");
	download("example.png", new Blob(["ink"]));
	expect([link.download, link.click.mock.calls.length]).toEqual(["example.png", 1]);
	vi.advanceTimersByTime(59_999);
	expect(revoke).not.toHaveBeenCalled();
	vi.advanceTimersByTime(1);
	expect(revoke).toHaveBeenCalledExactlyOnceWith(link.href);
});

test("a model's file has no characters in its name that a file system refuses or a browser changes", () => {
	expect(modelFileName("..hidden~👨\u200D👩\uD83D")).toBe("-hidden-👨-👩-.safetensors");
	expect(modelFileName('a/b\\c:d*e?f"g<h>i|j 数字')).toBe("a-b-c-d-e-f-g-h-i-j 数字.safetensors");
});
