import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announce, announceLater, announcement } from "./announcer";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what is announced again changes the text, so that it is spoken again", () => {
	const spoken: string[] = [];
	const stop = announcement.subscribe((text) => void spoken.push(text));
	for (const text of ["Link copied", "Link copied", "Link copied"]) announce(text);
	stop();
	expect(new Set(spoken.slice(-3).map((text) => text.trim()))).toEqual(new Set(["Link copied"]));
	expect(spoken.length).toBe(4);
});

test("a result that waits follows what is announced at once", () => {
	announceLater("Reconstructed.");
	announce("Pen up");
	expect(announcement.value).toBe("Pen up");
	vi.runAllTimers();
	expect(announcement.value).toBe("Reconstructed.");
});
