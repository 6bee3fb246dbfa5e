/**
 * The state in the address, behind the `#`, which no browser sends to a server: `#/walk?model=variational-2&seed=7`.
 * Parts with their initial value are left out; what cannot be read is reported, and gets its initial value.
 */

import { batch, effect, type Signal, signal } from "@preact/signals";
import { parseDecimal } from "./decimal";
import { type ViewId, viewIds } from "./views";

/** A value as text in the address. `read` returns undefined for what it cannot read. */
export interface Codec<T> {
	write(value: T): string;
	read(text: string): T | undefined;
}

interface Part {
	/** The view that it belongs to; undefined for all views. */
	view: ViewId | undefined;
	key: string;
	/** undefined for the initial value */
	write(): string | undefined;
	/** Whether it could be read; undefined means the initial value. */
	read(text: string | undefined): boolean;
	/**
	 * Only parts that are settings of something that goes on for a time have this: while it is true, neither Back nor a link
	 * changes them.
	 */
	isFixed?(): boolean;
}

const parts: Part[] = [];
/** Safari allows 100 changes of the address in 30 seconds. */
const DELAY_MS = 350;

/** Whether something in the address could not be read. */
export const brokenLink = signal(false);

function parse(hash: string): { view: ViewId; entries: URLSearchParams } {
	const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
	const view = viewIds.find((id) => id === path);
	if (view === undefined && path !== "") brokenLink.value = true;
	return { view: view ?? "reconstruct", entries: new URLSearchParams(query) };
}

/** Other fragments, such as that of the skip link, are links within the page; soon after, the address is the state's again. */
function isOurs(hash: string): boolean {
	return hash === "" || hash.startsWith("#/");
}

let address = parse(isOurs(location.hash) ? location.hash : "");
export const view = signal<ViewId>(address.view);

function belongs(part: Part, to: ViewId): boolean {
	return part.view === undefined || part.view === to;
}

function readInto(part: Part): void {
	if (belongs(part, address.view) && !part.read(address.entries.get(part.key) ?? undefined)) brokenLink.value = true;
}

/** Adds a part of the state to the address, and reads it from there. */
export function linkPart(part: Part): void {
	parts.push(part);
	readInto(part);
	revision.value++;
}

/** A signal whose value is in the address under this key, while its view is shown. */
export function linked<T>(owner: ViewId | undefined, key: string, initial: T, codec: Codec<T>): Signal<T> {
	const value = signal(initial);
	linkPart({
		view: owner,
		key,
		write: () => (value.value === initial ? undefined : codec.write(value.value)),
		read(text) {
			const found = text === undefined ? initial : codec.read(text);
			value.value = found ?? initial;
			return text === undefined || found !== undefined;
		},
	});
	return value;
}

/** The address of the current state in this view. What no part has read yet stays: its view may still be loading. */
export function linkTo(target: ViewId): string {
	const entries = new URLSearchParams(target === address.view ? address.entries : undefined);
	return written(target, entries, (part) => part.write());
}

/** The address with these texts of the parts, in their order, after the entries that are of none. */
function written(target: ViewId, entries: URLSearchParams, textOf: (part: Part) => string | undefined): string {
	for (const part of parts.filter((part) => belongs(part, target))) {
		const text = textOf(part);
		entries.delete(part.key);
		if (text !== undefined) entries.set(part.key, text);
	}
	const query = entries.toString();
	return `#/${target}${query ? `?${query}` : ""}`;
}

/** The state of every entry of the history that was shown: an address changed by hand makes one without. */
const SHOWN = "shown";

/** Opens another view; the browser's Back returns. */
export function openView(target: ViewId): void {
	if (target === view.value) return;
	writeNow();
	history.pushState(SHOWN, "", linkTo(target));
	address = parse(location.hash);
	view.value = target;
	scrollTo(0, 0);
}

/** Makes a change to which the browser's Back returns. */
export function inNewEntry(change: () => void): void {
	writeNow();
	batch(change);
	history.pushState(SHOWN, "", linkTo(view.value));
	address = parse(location.hash);
}

/** Opens an address of this page, `#/…`, as a click on a link would. */
export function openLink(hash: string): void {
	writeNow();
	history.pushState(SHOWN, "", hash);
	readAddress();
	scrollTo(0, 0);
}

/**
 * Opens a view with the settings in a link to it. What is none, such as the drawing or the axes of a chart, stays as it is.
 */
export function openSettings(link: string): void {
	const { view: target, entries } = parse(link);
	const given = (key: string) => entries.get(key) ?? undefined;
	const hash = written(target, entries, (part) => (part.isFixed ? given(part.key) : part.write()));
	if (hash === linkTo(view.peek())) return;
	writeNow();
	history.pushState(SHOWN, "", hash);
	const previous = view.peek();
	readAddress(() => false);
	if (view.peek() !== previous) scrollTo(0, 0);
}

/** Reads all parts once more from the address as it was: what they mean may have become known. */
export function readAgain(): void {
	batch(() => {
		brokenLink.value = false;
		for (const part of parts) readInto(part);
	});
}

/** What is fixed is soon in the address again. */
function readAddress(isFixed = (part: Part) => part.isFixed?.() ?? false): void {
	clearTimeout(timer);
	batch(() => {
		brokenLink.value = false;
		address = parse(location.hash);
		view.value = address.view;
		for (const part of parts) if (!isFixed(part)) readInto(part);
		revision.value++;
	});
}

/** Back and Forward keep the position at which the view was left; another view by a changed address begins at its top. */
function followHistory({ state }: PopStateEvent): void {
	if (!isOurs(location.hash)) {
		revision.value++;
		return;
	}
	const previous = view.peek();
	readAddress();
	if (state === SHOWN) return;
	history.replaceState(SHOWN, "", location.hash);
	if (view.peek() !== previous) scrollTo(0, 0);
}

let timer: ReturnType<typeof setTimeout> | undefined;
const revision = signal(0);

function writeNow(): void {
	clearTimeout(timer);
	const hash = linkTo(view.value);
	// A page that was opened without state keeps its plain address until there is some.
	if (hash !== (location.hash || "#/reconstruct")) history.replaceState(SHOWN, "", hash);
	address = parse(hash);
}

/** Keeps the address up to date from now on; called once, after the first parts were added. */
export function startLink(): void {
	// By a link to a view that was clicked before the page could answer, the browser itself has changed the address.
	const clicked = isOurs(location.hash) ? parse(location.hash).view : view.peek();
	const isAnother = clicked !== view.peek();
	view.value = clicked;
	history.replaceState(SHOWN, "", isAnother ? linkTo(clicked) : location.hash);
	if (isAnother) address = parse(location.hash);
	addEventListener("popstate", followHistory);
	addEventListener("pagehide", writeNow); // so that coming back finds the last state
	effect(() => {
		void revision.value;
		void linkTo(view.value); // to depend on all that it reads
		clearTimeout(timer);
		timer = setTimeout(writeNow, DELAY_MS);
	});
}

/** The complete URL of the current state. */
export function currentLink(): string {
	return new URL(linkTo(view.value), location.href).href;
}

/** One of a few words. */
export function choice<T extends string>(choices: readonly T[]): Codec<T> {
	return { write: (value) => value, read: (text) => choices.find((value) => value === text) };
}

/** A number within bounds, rounded to `decimals` decimals. */
export function number(low: number, high: number, decimals = 0): Codec<number> {
	return {
		write: (value) => String(Number(value.toFixed(decimals))),
		read(text) {
			const value = parseDecimal(text);
			return value >= low && value <= high ? Number(value.toFixed(decimals)) : undefined;
		},
	};
}

/** Yes or no. */
export const flag: Codec<boolean> = {
	write: (value) => (value ? "1" : "0"),
	read: (text) => (text === "1" ? true : text === "0" ? false : undefined),
};
