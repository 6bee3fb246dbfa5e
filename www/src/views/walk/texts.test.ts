import { afterEach, expect, test } from "vitest";
import { dataSetId } from "../../state/dataSet";
import { mnist } from "../../state/dataSets";
import { language } from "../../state/language";
import { texts } from "./texts";

afterEach(() => {
	[language.value, dataSetId.value] = ["en", mnist.id];
});

test("a class without a name is called by its label, once", () => {
	dataSetId.value = "digits8";
	for (const chosen of ["en", "zh"] as const) {
		language.value = chosen;
		expect(texts.value.classMark(3, "3")).toBe("3");
		expect(texts.value.highlightOnly(3, "3").match(/3/g)).toHaveLength(1);
		expect(texts.value.classMark(3, "Dress")).toBe("3 Dress");
		expect(texts.value.highlightOnly(3, "Dress")).toMatch(/3.*Dress/);
	}
});

test("an axis of the map is named without a share until that is known", () => {
	expect(texts.value.component(1)).toBe("principal component 1");
	expect(texts.value.component(1, "30.5")).toContain("30.5% of the variance");
});
