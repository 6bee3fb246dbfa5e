import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announce, announceLater, announcement } from "./announcer";
import { language } from "./language";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	language.value = "en";
});

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

test("nothing of another language is left once one is chosen, and what is said in it stays", () => {
	announce("Pen up");
	announceLater("Reconstructed.");
	language.value = "zh";
	expect(announcement.value).toBe("");
	announceLater("重建完成。");
	vi.runAllTimers();
	expect(announcement.value).toBe("重建完成。");
});
