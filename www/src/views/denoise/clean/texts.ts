/** The texts of the part that cleans a visitor's pictures. */

import { formatNumber } from "../../../strings";
import { defineTexts } from "../../../strings/texts";

export const texts = defineTexts(
	{
		title: "Clean your own pictures",
		lead: (size: string) =>
			`Files, a folder or a zip: each picture is brought to ${size} pixels, as the model needs it, and comes back cleaned, in a zip with before and after. Nothing leaves this machine.`,
		ofDataSet: (count: number) => `The ${formatNumber(count)} pictures in use`,
		model: "Cleaned by",
		noModel: "No denoiser for these pictures yet.",
		trainDenoisers: "Train denoisers for these pictures",
		found: (count: number) => (count === 1 ? "1 picture found" : `${formatNumber(count)} pictures found`),
		sample: "Before and after",
		before: (name: string) => `${name}, before`,
		after: (name: string) => `${name}, after`,
		cleanAll: (count: number) => (count === 1 ? "Clean it" : `Clean all ${formatNumber(count)}`),
		working: "Cleaning the pictures",
		cancel: "Close these pictures",
		cleaned: (count: number) =>
			count === 1 ? "1 picture is cleaned." : `${formatNumber(count)} pictures are cleaned.`,
		save: (size: string) => `Download the zip (${size})`,
		failed: "The pictures could not be cleaned.",
	},
	{
		title: "清理你自己的图像",
		lead: (size) =>
			`单个文件、文件夹或 zip 压缩包：每张图像先按模型的要求调整为 ${size} 像素，清理后连同原图一起放进 zip 压缩包。图像不会离开你的设备。`,
		ofDataSet: (count) => `正在使用的 ${formatNumber(count)} 张图像`,
		model: "清理所用模型",
		noModel: "还没有适合这些图像的去噪模型。",
		trainDenoisers: "为这些图像训练去噪模型",
		found: (count) => `找到 ${formatNumber(count)} 张图像`,
		sample: "清理前后",
		before: (name) => `${name}，清理前`,
		after: (name) => `${name}，清理后`,
		cleanAll: (count) => (count === 1 ? "清理这张图像" : `清理全部 ${formatNumber(count)} 张`),
		working: "正在清理图像",
		cancel: "关闭这些图像",
		cleaned: (count) => `已清理 ${formatNumber(count)} 张图像。`,
		save: (size) => `下载 zip 压缩包（${size}）`,
		failed: "图像清理失败。",
	},
);
