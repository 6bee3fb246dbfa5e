import { type Signal, signal } from "@preact/signals";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { page, stubHistory } from "../testing/page";

type UrlState = typeof import("./urlState");

/** The page is opened at this address. */
async function openAt(hash: string): Promise<UrlState> {
	page.location.hash = hash;
	vi.resetModules();
	return import("./urlState");
}

let codecs: Pick<UrlState, "choiceCodec" | "booleanCodec" | "numberCodec">;
beforeEach(async () => {
	vi.useFakeTimers();
	stubHistory();
	vi.stubGlobal("scrollTo", () => {});
	codecs = await openAt("");
});

/** A setting of a training, 1 to 9. */
function setting({ addUrlPart, numberCodec }: UrlState, key: string, isFixed = signal(false)): Signal<number> {
	const [value, codec] = [signal(1), numberCodec(1, 9)];
	addUrlPart({
		view: "train",
		key,
		write: () => (value.value === 1 ? undefined : codec.write(value.value)),
		read(text) {
			value.value = codec.read(text ?? "1") ?? 1;
			return true;
		},
		isFixed: () => isFixed.value,
	});
	return value;
}

/** What anybody may write into an address, names of what every object has among them. */
const junk = [
	"",
	" ",
	"constructor",
	"toString",
	"__proto__",
	"hasOwnProperty",
	"NaN",
	"Infinity",
	"-1",
	"1e999",
	"٣",
	"０",
	"01x",
	"null",
];

describe("a codec", () => {
	test("of yes and no reads what it writes, and nothing else", () => {
		for (const value of [true, false]) expect(codecs.booleanCodec.read(codecs.booleanCodec.write(value))).toBe(value);
		for (const text of [...junk, "true", "2", "00", "11"]) expect(codecs.booleanCodec.read(text)).toBeUndefined();
	});

	test("of a choice reads what it writes, and nothing else", () => {
		const codec = codecs.choiceCodec(["linear", "log"]);
		for (const value of ["linear", "log"] as const) expect(codec.read(codec.write(value))).toBe(value);
		for (const text of [...junk, "LOG", "log "]) expect(codec.read(text)).toBeUndefined();
	});

	test("of a number reads what it writes, within its bounds", () => {
		const whole = codecs.numberCodec(1, 50);
		for (let value = 1; value <= 50; value++) expect(whole.read(whole.write(value))).toBe(value);
		for (const text of [...junk, "0", "51"]) expect(whole.read(text)).toBeUndefined();
		const fine = codecs.numberCodec(-2, 2, 2);
		for (const value of [-2, -0.01, 0, 0.1 + 0.2, 1.999, 2]) {
			expect(fine.read(fine.write(value))).toBeCloseTo(value, 2);
		}
		expect(fine.write(0.1 + 0.2)).toBe("0.3");
		for (const text of ["-2.01", "2.01", "1,5x"]) expect(fine.read(text)).toBeUndefined();
	});
});

describe("the address", () => {
	test("gives each part its value, and omits defaults", async () => {
		const { urlSignal, linkTo, numberCodec, isLinkBroken, view } = await openAt("#/walk?seed=7");
		expect(view.value).toBe("walk");
		const seed = urlSignal("walk", "seed", 1, numberCodec(1, 9));
		expect(seed.value).toBe(7);
		expect(linkTo("walk")).toBe("#/walk?seed=7");
		seed.value = 1;
		expect(linkTo("walk")).toBe("#/walk");
		expect(isLinkBroken.value).toBe(false);
	});

	for (const hash of ["#/nowhere", "#/constructor", "#/walk?flag=constructor", "#/walk?flag=__proto__"]) {
		test(`${hash}: is reported as broken, and defaults are used`, async () => {
			const { urlSignal, booleanCodec, isLinkBroken } = await openAt(hash);
			const value = urlSignal("walk", "flag", false, booleanCodec);
			expect([value.value, isLinkBroken.value]).toEqual([false, true]);
		});
	}

	test("keeps what no part has read yet, and the parts of other views out", async () => {
		const { urlSignal, linkTo, booleanCodec } = await openAt("#/walk?later=5&flag=1");
		urlSignal("walk", "flag", false, booleanCodec);
		urlSignal("denoise", "seed", 1, codecs.numberCodec(1, 9)).value = 3;
		expect(linkTo("walk")).toBe("#/walk?later=5&flag=1");
		expect(linkTo("denoise")).toBe("#/denoise?seed=3");
	});

	test("is written a moment after the last change", async () => {
		const { urlSignal, numberCodec, startUrlSync } = await openAt("#/walk");
		vi.stubGlobal("addEventListener", () => {});
		const seed = urlSignal("walk", "seed", 1, numberCodec(1, 9));
		startUrlSync();
		for (const value of [2, 3, 4]) {
			seed.value = value;
			vi.advanceTimersByTime(100);
			expect(page.location.hash).toBe("#/walk");
		}
		vi.advanceTimersByTime(400);
		expect(page.location.hash).toBe("#/walk?seed=4");
	});

	test("of a view whose link was clicked before the page could answer leads there, with what belongs to every view", async () => {
		const { urlSignal, numberCodec, startUrlSync, view } = await openAt("#/walk?drawing=3");
		vi.stubGlobal("addEventListener", () => {});
		urlSignal(undefined, "drawing", 1, numberCodec(1, 9));
		page.location.hash = "#/detect";
		const pushState = vi.spyOn(history, "pushState");
		startUrlSync();
		expect([view.value, page.location.hash]).toEqual(["detect", "#/detect?drawing=3"]);
		expect(pushState, "the browser has made the entry").not.toHaveBeenCalled();
	});

	test("of another view is shown with that view", async () => {
		const { openView, openLink, view, urlSignal, numberCodec } = await openAt("#/walk");
		const seed = urlSignal("denoise", "seed", 1, numberCodec(1, 9));
		openView("denoise");
		expect([view.value, page.location.hash]).toEqual(["denoise", "#/denoise"]);
		openLink("#/denoise?seed=5");
		expect([view.value, seed.value]).toEqual(["denoise", 5]);
	});

	test("of a link's settings leaves everything else as it is", async () => {
		const state = await openAt("#/walk?drawing=3");
		const { openWithSettings, view, urlSignal, numberCodec, isLinkBroken } = state;
		const drawing = urlSignal(undefined, "drawing", 1, numberCodec(1, 9));
		const [batch, epochs] = [setting(state, "batch"), setting(state, "epochs")];
		const axis = urlSignal("train", "axis", 1, numberCodec(1, 9));
		[epochs.value, axis.value] = [4, 2];
		openWithSettings("#/train?drawing=5&batch=7");
		expect([view.value, drawing.value, batch.value, epochs.value, axis.value]).toEqual(["train", 3, 7, 1, 2]);
		expect(page.location.hash).toBe("#/train?drawing=3&batch=7&axis=2");
		expect(isLinkBroken.value).toBe(false);
	});

	test("does not change settings that are fixed, and soon has them again; they change on purpose alone", async () => {
		const state = await openAt("#/train?batch=2");
		const isFixed = signal(false);
		const batch = setting(state, "batch", isFixed);
		state.startUrlSync();
		isFixed.value = true;
		state.openLink("#/train?batch=7");
		expect(batch.value).toBe(2);
		vi.advanceTimersByTime(400);
		expect(page.location.hash).toBe("#/train?batch=2");
		state.openWithSettings("#/train?batch=5");
		expect(batch.value).toBe(5);
	});

	test("of settings that are there is no entry of the history", async () => {
		const state = await openAt("#/train?batch=7&drawing=3");
		const { openWithSettings, urlSignal, numberCodec, linkTo } = state;
		urlSignal(undefined, "drawing", 1, numberCodec(1, 9));
		setting(state, "batch");
		const pushState = vi.fn();
		vi.stubGlobal("history", { pushState, replaceState() {} });
		openWithSettings(linkTo("train"));
		openWithSettings("#/train?batch=7"); // as a training is saved

		expect(pushState).not.toHaveBeenCalled();
	});

	test("changed by hand begins at the top of another view; Back and Forward, and parts of the same view, do not", async () => {
		const { startUrlSync, view } = await openAt("#/walk");
		const listeners = new Map<string, (event: { state: unknown }) => void>();
		vi.stubGlobal("addEventListener", (type: string, listener: () => void) => listeners.set(type, listener));
		const states = new Map<string, unknown>();
		const note = (state: unknown, _: string, hash: string) => states.set(hash, state);
		vi.stubGlobal("history", { replaceState: note, pushState: note });
		const scrollTo = vi.fn();
		vi.stubGlobal("scrollTo", scrollTo);
		startUrlSync();
		const goTo = (hash: string) => {
			page.location.hash = hash;
			listeners.get("popstate")?.({ state: states.get(hash) ?? null });
		};
		goTo("#/denoise");
		expect([view.value, scrollTo.mock.calls]).toEqual(["denoise", [[0, 0]]]);
		goTo("#/denoise?seed=5");
		goTo("#/walk");
		goTo("#/denoise");
		goTo("#main");
		expect([view.value, scrollTo.mock.calls]).toEqual(["denoise", [[0, 0]]]);
	});

	test("is that of the state again after a link within the page", async () => {
		const { startUrlSync, urlSignal, numberCodec } = await openAt("#/walk?seed=5");
		urlSignal("walk", "seed", 1, numberCodec(1, 9));
		const listeners = new Map<string, (event: { state: unknown }) => void>();
		vi.stubGlobal("addEventListener", (type: string, listener: () => void) => listeners.set(type, listener));
		startUrlSync();
		vi.advanceTimersByTime(400);
		page.location.hash = "#main";
		listeners.get("popstate")?.({ state: null });
		vi.advanceTimersByTime(400);
		expect(page.location.hash).toBe("#/walk?seed=5");
	});
});
