import { expect, test } from "vitest";
import { anomalySourceCodec, classesCodec, thresholdCodec } from "./codecs";

test("what is written is read", () => {
	expect(classesCodec.read(classesCodec.write([3, 8, 12]))).toEqual([3, 8, 12]);
	expect(anomalySourceCodec.read(anomalySourceCodec.write("own-0123456789abcdef"))).toBe("own-0123456789abcdef");
	expect(thresholdCodec.read(thresholdCodec.write(0.00123456))).toBe(0.001235);
	expect(thresholdCodec.read(thresholdCodec.write(-123456))).toBe(-123500);
});

test.each(["", "8,9", "8-", "1e3", "-1"])("%j is no list of classes", (text) => {
	expect(classesCodec.read(text)).toBeUndefined();
});

test.each(["", " ", "a", "Infinity", "NaN"])("%j is no threshold", (text) => {
	expect(thresholdCodec.read(text)).toBeUndefined();
});

test.each(["", "A", "<b>"])("%j is not anomalous", (text) => {
	expect(anomalySourceCodec.read(text)).toBeUndefined();
});
