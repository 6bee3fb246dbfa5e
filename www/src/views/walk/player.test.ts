import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../testing/page";
import { isPlaying, syncPlayer, togglePlaying } from "./player";
import { pathStep, playbackSpeed } from "./state";

vi.mock("../../engine/models", () => ({ connectModels: undefined }));

let now = 0;
/** What the page does in its next frame. */
let frame: ((now: number) => void) | undefined;
function paintAfter(ms: number): void {
	now += ms;
	const paint = frame;
	frame = undefined;
	paint?.(now);
}

let end: () => void;
beforeEach(() => {
	vi.spyOn(performance, "now").mockImplementation(() => now);
	vi.stubGlobal("requestAnimationFrame", (paint: typeof frame) => {
		frame = paint;
		return 1;
	});
	vi.stubGlobal("cancelAnimationFrame", () => {
		frame = undefined;
	});
	vi.stubGlobal("matchMedia", () => ({ matches: false }));
	[pathStep.value, playbackSpeed.value] = [0, 20];
	end = syncPlayer();
	togglePlaying();
});

afterEach(() => end());

test("a path that plays follows the clock, also where frames are late", () => {
	paintAfter(16);
	expect(pathStep.value).toBe(0);
	paintAfter(34);
	expect(pathStep.value).toBe(1);
	paintAfter(200);
	expect(pathStep.value).toBe(5);
});

test("it goes on from where it was after its tab was hidden", () => {
	paintAfter(50);
	paintAfter(60_000);
	expect([pathStep.value, isPlaying.value]).toEqual([2, true]);
	paintAfter(50);
	expect(pathStep.value).toBe(3);
});
