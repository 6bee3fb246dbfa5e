/** The texts of the section that denoises a visitor's own pictures. */

import { formatNumber } from "../../../strings";
import { defineTexts } from "../../../strings/texts";

export const texts = defineTexts(
	{
		title: "Clean your own pictures",
		lead: (size: string) =>
			`Files, a folder or a zip: each picture is resized to ${size} pixels, as the model needs it, and comes back cleaned, in a zip with before and after. Nothing leaves this machine.`,
		inUse: (count: number) => (count === 1 ? "The picture in use" : `The ${formatNumber(count)} pictures in use`),
		model: "Cleaned by",
		noModel: "No denoiser has learnt from the pictures in use yet. Yours stay open here while one is trained.",
		trainDenoisers: "Train denoisers for these pictures",
		otherModel: "Or use a model that has not learnt to denoise",
		chooseModel: "Choose a model",
		opened: "Your pictures",
		sample: "Before and after",
		before: (name: string) => `${name}, before`,
		after: (name: string) => `${name}, after`,
		cleanAll: (count: number) => (count === 1 ? "Clean it" : `Clean all ${formatNumber(count)}`),
		working: "Cleaning the pictures",
		closePictures: "Close these pictures",
		cleaned: (count: number) =>
			count === 1 ? "1 picture is cleaned." : `${formatNumber(count)} pictures are cleaned.`,
		save: (size: string) => `Download the zip (${size})`,
		failed: "The pictures could not be cleaned.",
	},
	{
		title: "给你自己的图像去噪",
		lead: (size) =>
			`单个文件、文件夹或 zip 压缩包：每幅图像先按模型的要求调整为 ${size} 像素，去噪后连同原图一起放进 zip 压缩包。图像不会离开你的设备。`,
		inUse: (count) => `正在使用的 ${formatNumber(count)} 幅图像`,
		model: "去噪模型",
		noModel: "还没有用当前数据集训练过的去噪模型。训练期间，打开的图像会保留在这里。",
		trainDenoisers: "为这些图像训练去噪模型",
		otherModel: "或使用没有学过去噪的模型",
		chooseModel: "选择模型",
		opened: "你的图像",
		sample: "去噪前后",
		before: (name) => `${name}，去噪前`,
		after: (name) => `${name}，去噪后`,
		cleanAll: (count) => (count === 1 ? "给这幅图像去噪" : `全部去噪（${formatNumber(count)} 幅）`),
		working: "正在给图像去噪",
		closePictures: "关闭这些图像",
		cleaned: (count) => `已完成 ${formatNumber(count)} 幅图像的去噪。`,
		save: (size) => `下载 zip 压缩包（${size}）`,
		failed: "图像去噪失败。",
	},
);
