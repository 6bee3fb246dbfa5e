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

/** One parameter of the address. */
interface UrlPart {
	/** The view that it belongs to; undefined for all views. */
	view: ViewId | undefined;
	key: string;
	/** undefined for the initial value */
	write(): string | undefined;
	/** Sets the value from the text, undefined for the initial value; returns whether the text is valid. */
	read(text: string | undefined): boolean;
	/**
	 * While it is true, neither Back nor a link changes the value. Only the settings of a training have it, which must not change
	 * while it runs.
	 */
	isFixed?(): boolean;
}

const parts: UrlPart[] = [];
/** Safari allows 100 changes of the address in 30 seconds. */
const DELAY_MS = 350;

/** Whether something in the address could not be read. */
export const isLinkBroken = signal(false);

function parse(hash: string): { view: ViewId; entries: URLSearchParams } {
	const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
	const view = viewIds.find((id) => id === path);
	if (view === undefined && path !== "") isLinkBroken.value = true;
	return { view: view ?? "reconstruct", entries: new URLSearchParams(query) };
}

/** Whether the hash is a state. Others, as that of the skip link, are links within the page, and soon replaced by the state. */
function isStateHash(hash: string): boolean {
	return hash === "" || hash.startsWith("#/");
}

let address = parse(isStateHash(location.hash) ? location.hash : "");
export const view = signal<ViewId>(address.view);

function belongsTo(part: UrlPart, to: ViewId): boolean {
	return part.view === undefined || part.view === to;
}

function readPart(part: UrlPart): void {
	if (belongsTo(part, address.view) && !part.read(address.entries.get(part.key) ?? undefined))
		isLinkBroken.value = true;
}

/** Adds a part of the state to the address, and reads it from there. */
export function addUrlPart(part: UrlPart): void {
	parts.push(part);
	readPart(part);
	revision.value++;
}

/** In the place of a view: the key is in the address of every view. */
export const ANY_VIEW = undefined;

/** A signal whose value is in the address under this key, while its view is shown. */
export function urlSignal<T>(ofView: ViewId | typeof ANY_VIEW, key: string, initial: T, codec: Codec<T>): Signal<T> {
	const value = signal(initial);
	addUrlPart({
		view: ofView,
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
	return buildHash(target, entries, (part) => part.write());
}

/** The hash of a view with the entries, in which those of the parts are replaced by what `textOf` returns, undefined for none. */
function buildHash(target: ViewId, entries: URLSearchParams, textOf: (part: UrlPart) => string | undefined): string {
	for (const part of parts.filter((part) => belongsTo(part, target))) {
		const text = textOf(part);
		entries.delete(part.key);
		if (text !== undefined) entries.set(part.key, text);
	}
	const query = entries.toString();
	return `#/${target}${query ? `?${query}` : ""}`;
}

/** `history.state` of every entry that the page has made; an entry made by editing the address has none. */
const VISITED_ENTRY = "shown";

/** Opens another view; the browser's Back returns. */
export function openView(target: ViewId): void {
	if (target === view.value) return;
	writeNow();
	history.pushState(VISITED_ENTRY, "", linkTo(target));
	address = parse(location.hash);
	view.value = target;
	scrollTo(0, 0);
}

/** Makes a change to which the browser's Back returns. */
export function inNewHistoryEntry(change: () => void): void {
	writeNow();
	batch(change);
	history.pushState(VISITED_ENTRY, "", linkTo(view.value));
	address = parse(location.hash);
}

/** Opens an address of this page, `#/…`, as a click on a link would. */
export function openLink(hash: string): void {
	writeNow();
	history.pushState(VISITED_ENTRY, "", hash);
	readAddress();
	scrollTo(0, 0);
}

/**
 * Opens the view of a link with the settings of a training in it (parts with `isFixed`). The other parts, such as the drawing or
 * the axes of a chart, stay as they are.
 */
export function openWithSettings(link: string): void {
	const { view: target, entries } = parse(link);
	const textIn = (key: string) => entries.get(key) ?? undefined;
	const hash = buildHash(target, entries, (part) => (part.isFixed ? textIn(part.key) : part.write()));
	if (hash === linkTo(view.peek())) return;
	writeNow();
	history.pushState(VISITED_ENTRY, "", hash);
	const previous = view.peek();
	readAddress(() => false);
	if (view.peek() !== previous) scrollTo(0, 0);
}

/** Reads all parts from the address again, when more of them may have become valid, as ids of models that are known now. */
export function rereadUrl(): void {
	batch(() => {
		isLinkBroken.value = false;
		for (const part of parts) readPart(part);
	});
}

/** Reads the state from the address, without parts that are fixed: these are soon written to the address again. */
function readAddress(isFixed = (part: UrlPart) => part.isFixed?.() ?? false): void {
	clearTimeout(timer);
	batch(() => {
		isLinkBroken.value = false;
		address = parse(location.hash);
		view.value = address.view;
		for (const part of parts) if (!isFixed(part)) readPart(part);
		revision.value++;
	});
}

/** Back and Forward keep the position at which the view was left; another view by a changed address begins at its top. */
function onPopState({ state }: PopStateEvent): void {
	if (!isStateHash(location.hash)) {
		revision.value++;
		return;
	}
	const previous = view.peek();
	readAddress();
	if (state === VISITED_ENTRY) return;
	history.replaceState(VISITED_ENTRY, "", location.hash);
	if (view.peek() !== previous) scrollTo(0, 0);
}

let timer: ReturnType<typeof setTimeout> | undefined;
const revision = signal(0);

function writeNow(): void {
	clearTimeout(timer);
	const hash = linkTo(view.value);
	// A page that was opened without state keeps its plain address until there is some.
	if (hash !== (location.hash || "#/reconstruct")) history.replaceState(VISITED_ENTRY, "", hash);
	address = parse(hash);
}

/** Keeps the address up to date from now on; called once, after the first parts were added. */
export function startUrlSync(): void {
	// By a link to a view that was clicked before the page could answer, the browser itself has changed the address.
	const clicked = isStateHash(location.hash) ? parse(location.hash).view : view.peek();
	const isAnother = clicked !== view.peek();
	view.value = clicked;
	history.replaceState(VISITED_ENTRY, "", isAnother ? linkTo(clicked) : location.hash);
	if (isAnother) address = parse(location.hash);
	addEventListener("popstate", onPopState);
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

/** Codec of a value out of these. */
export function choiceCodec<T extends string>(choices: readonly T[]): Codec<T> {
	return { write: (value) => value, read: (text) => choices.find((value) => value === text) };
}

/** Codec of a number within bounds, both included, rounded to `decimals` decimals. */
export function numberCodec(low: number, high: number, decimals = 0): Codec<number> {
	return {
		write: (value) => String(Number(value.toFixed(decimals))),
		read(text) {
			const value = parseDecimal(text);
			return value >= low && value <= high ? Number(value.toFixed(decimals)) : undefined;
		},
	};
}

/** `1` or `0`. */
export const booleanCodec: Codec<boolean> = {
	write: (value) => (value ? "1" : "0"),
	read: (text) => (text === "1" ? true : text === "0" ? false : undefined),
};
