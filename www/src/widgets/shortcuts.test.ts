import { beforeAll, expect, test, vi } from "vitest";
import { historyCommand } from "./shortcuts";

class Element {
	isContentEditable = false;
}
class Input extends Element {
	constructor(readonly type: string) {
		super();
	}
}
class TextArea extends Element {}

beforeAll(() => {
	vi.stubGlobal("HTMLElement", Element);
	vi.stubGlobal("HTMLInputElement", Input);
	vi.stubGlobal("HTMLTextAreaElement", TextArea);
});

function commandFor(keys: string, key: string, code: string, target: unknown = new Element()) {
	const event = { key, code, target, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
	for (const name of keys.split("+")) Object.assign(event, { [`${name}Key`]: true });
	return historyCommand(event as unknown as KeyboardEvent);
}

test("Ctrl or Cmd with Z undoes, with Shift as well redoes, and so does Ctrl with Y", () => {
	expect(commandFor("ctrl", "z", "KeyZ")).toBe("undo");
	expect(commandFor("meta", "z", "KeyZ")).toBe("undo");
	expect(commandFor("ctrl+shift", "Z", "KeyZ")).toBe("redo");
	expect(commandFor("meta+shift", "z", "KeyZ")).toBe("redo");
	expect(commandFor("ctrl", "y", "KeyY")).toBe("redo");
});

test("the letter counts where it is Latin, else its place", () => {
	expect(commandFor("ctrl", "z", "KeyY"), "a German keyboard").toBe("undo");
	expect(commandFor("ctrl", "z", "KeyW"), "a French keyboard").toBe("undo");
	expect(commandFor("ctrl", "w", "KeyZ"), "a French keyboard").toBeUndefined();
	expect(commandFor("ctrl", "я", "KeyZ"), "a Russian keyboard").toBe("undo");
	expect(commandFor("ctrl+shift", "Я", "KeyZ")).toBe("redo");
	expect(commandFor("ctrl", "н", "KeyY")).toBe("redo");
});

test("other keys mean nothing", () => {
	for (const keys of ["", "alt", "shift", "ctrl+alt", "ctrl+meta"]) {
		expect(commandFor(keys, "z", "KeyZ"), keys).toBeUndefined();
	}
	expect(commandFor("ctrl", "x", "KeyX")).toBeUndefined();
	expect(commandFor("meta", "y", "KeyY"), "shows the history in Safari").toBeUndefined();
	expect(commandFor("ctrl", "Dead", "")).toBeUndefined();
});

test("where text is typed, the browser undoes the typing; a slider has none", () => {
	for (const target of [new Input("text"), new Input("number"), new TextArea()]) {
		expect(commandFor("ctrl", "z", "KeyZ", target)).toBeUndefined();
	}
	const editable = new Element();
	editable.isContentEditable = true;
	expect(commandFor("ctrl", "z", "KeyZ", editable)).toBeUndefined();
	for (const type of ["range", "radio", "checkbox"]) {
		expect(commandFor("ctrl", "z", "KeyZ", new Input(type)), type).toBe("undo");
	}
});
