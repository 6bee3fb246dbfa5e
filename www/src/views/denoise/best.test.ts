import { expect, test } from "vitest";
import { bestOf, formatPsnr, formatSsim } from "./best";

test("the best of each measure may be of different methods", () => {
	const qualities = [
		{ psnr: 18.2, ssim: 0.7 },
		{ psnr: 17.9, ssim: 0.8 },
	];
	expect(bestOf(qualities)).toEqual({ psnr: 18.2, ssim: 0.8 });
	expect(bestOf([{ psnr: Number.POSITIVE_INFINITY, ssim: 1 }, ...qualities]).psnr).toBe(Number.POSITIVE_INFINITY);
});

test("a perfect copy is written as infinite", () => {
	expect([formatPsnr(18.966), formatPsnr(Number.POSITIVE_INFINITY), formatSsim(0.82345)]).toEqual([
		"18.97",
		"∞",
		"0.823",
	]);
});
