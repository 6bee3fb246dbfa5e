import { expect, test, vi } from "vitest";
import "../../../testing/page";

vi.mock("../../../state/preferences", () => ({ readStoredText: () => undefined, storeText: () => {} }));

vi.stubGlobal("window", { addEventListener() {} });

test("only what the visitor has drawn can be added: not what the page begins with, nor an example", async () => {
	const { addDrawing, canAddDrawing: canAdd, drawings } = await import("./drawings");
	const { beginStroke, clearPad, pickExample } = await import("../../../state/drawing");
	expect([canAdd.value, addDrawing()]).toEqual([false, false]);
	pickExample(3, 7, new Float32Array(784));
	expect([canAdd.value, addDrawing()]).toEqual([false, false]);
	clearPad();
	expect([canAdd.value, addDrawing()]).toEqual([false, false]);
	expect(drawings.value).toEqual([]);
	beginStroke(100, 100);
	expect([canAdd.value, addDrawing()]).toEqual([true, true]);
	expect(drawings.value).toHaveLength(1);
});
