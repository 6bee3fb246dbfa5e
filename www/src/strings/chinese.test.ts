import { expect, test } from "vitest";
import { spaced } from "./chinese";

test("Latin letters and digits are set apart from Chinese characters, wherever they are put in", () => {
	const texts = (name: string) => [spaced`以${name}为输入`, spaced`${name}的预览`, spaced`使用${name}`];
	expect(texts("数字 0")).toEqual(["以数字 0 为输入", "数字 0 的预览", "使用数字 0"]);
	expect(texts("图像（T 恤）")).toEqual(["以图像（T 恤）为输入", "图像（T 恤）的预览", "使用图像（T 恤）"]);
	expect(texts("Mine")).toEqual(["以 Mine 为输入", "Mine 的预览", "使用 Mine"]);
	expect(spaced`没有`).toBe("没有");
});
