import { afterEach, expect, test } from "vitest";
import { language } from "../../state/language";
import { bottleneckText } from "./bottleneckText";

afterEach(() => {
	language.value = "en";
});

test.each([
	[1, "1 number, 784 times fewer than in the picture"],
	[2, "2 numbers, 392 times fewer than in the picture"],
	[128, "128 numbers, 6.1 times fewer than in the picture"],
	[392, "392 numbers, 2 times fewer than in the picture"],
	[500, "500 numbers, 1.6 times fewer than in the picture"],
	[784, "784 numbers, as many as in the picture: no bottleneck"],
	[1225, "1,225 numbers, 1.6 times as many: no bottleneck"],
])("of 784 values, %i are told apart from others", (numbers, text) => {
	expect(bottleneckText(numbers)).toBe(text);
});

test("in Chinese, as many are not called a multiple", () => {
	language.value = "zh";
	expect(bottleneckText(784)).toBe("784 个数值，与图像一样多：不是瓶颈");
	expect(bottleneckText(1225)).toContain("1.6 倍");
});
