import { afterEach, expect, test } from "vitest";
import { language } from "../../state/language";
import { texts } from "./texts";

afterEach(() => {
	language.value = "en";
});

test.each([
	["en", "Size: 32 × 32 pixels.", "From 20 × 20 to 32 × 32 pixels."],
	["zh", "大小：32 × 32 像素。", "从 20 × 20 到 32 × 32 像素。"],
] as const)("pictures of one size have no range: %s", (chosen, one, several) => {
	language.value = chosen;
	expect(texts.value.range("32 × 32", "32 × 32")).toBe(one);
	expect(texts.value.range("20 × 20", "32 × 32")).toBe(several);
});
