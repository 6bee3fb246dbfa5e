/** The texts of saving a trained model. */

import type { ModelConfig } from "../../../engine/protocol";
import type { StorageError } from "../../../state/database";
import { formatNumber } from "../../../strings";
import { spaced } from "../../../strings/chinese";
import { defineTexts } from "../../../strings/texts";

interface Texts {
	heading: string;
	lead: string;
	name: string;
	keep: string;
	download: string;
	kept(name: string, canResume: boolean): string;
	keptAll(count: number): string;
	/** to the view that asked for the models */
	back(view: string): string;
	/** of models that only this tab has */
	onlyInTab(names: string, reason: string): string;
	reasons: Record<StorageError["code"], string>;
	failed: string;
	hash: string;
	hashExplained: string;
	hashNone: string;
	build: string;
	builds: { relaxed: string; plain: string };
	workers(count: number): string;
	steps(count: number): string;
	kinds: Record<ModelConfig["kind"], string>;
	denoisers: Record<ModelConfig["kind"], string>;
	defaultName(model: string, epochs: string): string;
}

export const texts = defineTexts<Texts>(
	{
		heading: "Keep it",
		lead: "A kept model stays in this browser, can be chosen beside the pretrained ones in the other views, and its training can be resumed. While you look back, it is kept as it was then. Nothing is sent anywhere.",
		name: "Name",
		keep: "Keep this model",
		download: "Download",
		keptAll: (count) =>
			count === 1
				? "The model is kept, and in use in every view."
				: `All ${count} models are kept, and in use in every view.`,
		back: (view) => `Back to ${view}`,
		kept: (name, canResume) =>
			canResume ? `Kept as “${name}”; its training can be resumed.` : `Kept as “${name}”, as it was then.`,
		onlyInTab: (names, reason) =>
			`In the list, and in use in every view, but lost when this tab is closed: ${names}. ${reason} Download what matters.`,
		reasons: {
			refused: "This browser keeps nothing for this page (a private window, perhaps).",
			full: "There is no room left in this browser’s storage; deleting models below makes some.",
			failed: "The browser’s storage has failed.",
			unreadable: "The browser’s storage has failed.",
		},
		failed: "The model could not be kept. Download it instead.",
		hash: "Fingerprint of the weights",
		hashExplained:
			"The first half of the SHA-256 of all weights, as they lie in memory. The same settings, seed, number of workers and build give the same fingerprint on any device; a single bit that differs gives another.",
		hashNone: "only on pages opened by https",
		build: "Build",
		builds: { relaxed: "relaxed SIMD", plain: "plain SIMD" },
		workers: (count) => (count === 1 ? "1 worker" : `${count} workers`),
		steps: (count) => (count === 1 ? "1 step" : `${formatNumber(count)} steps`),
		kinds: { vanilla: "Vanilla", convolutional: "Convolutional", variational: "Variational" },
		denoisers: {
			vanilla: "Denoising vanilla",
			convolutional: "Denoising convolutional",
			variational: "Denoising variational",
		},
		defaultName: (model, epochs) => `${model}, epoch ${epochs}`,
	},
	{
		heading: "保存模型",
		lead: "保存的模型留在此浏览器里，在其他视图中与预训练模型并列，以后还能接着训练。往回看时，保存的是当时的模型。什么都不会发送出去。",
		name: "名称",
		keep: "保存这个模型",
		download: "下载",
		keptAll: (count) => `${count} 个模型已保存，各个视图都会使用。`,
		back: (view) => `回到“${view}”`,
		kept: (name, canResume) =>
			canResume ? `已保存为“${name}”，以后可以接着训练。` : `已按当时的样子保存为“${name}”。`,
		onlyInTab: (names, reason) =>
			spaced`${names}已加入列表，各个视图都能使用，但关闭这个标签页后就会丢失。${reason}重要的请下载。`,
		reasons: {
			refused: "此浏览器不为本页保存任何内容（可能是无痕窗口）。",
			full: "浏览器的存储空间已满；删除下面的一些模型可以腾出空间。",
			failed: "浏览器的存储出错了。",
			unreadable: "浏览器的存储出错了。",
		},
		failed: "模型未能保存。可以改为下载。",
		hash: "权重指纹",
		hashExplained:
			"内存中全部权重的 SHA-256 的前一半。设置、种子、线程数和构建版本相同，在任何设备上指纹都相同；只要有一个比特不同，指纹就不同。",
		hashNone: "仅在以 https 打开的页面上提供",
		build: "构建版本",
		builds: { relaxed: "宽松 SIMD", plain: "普通 SIMD" },
		workers: (count) => `${count} 个工作线程`,
		steps: (count) => `${formatNumber(count)} 步`,
		kinds: { vanilla: "普通", convolutional: "卷积", variational: "变分" },
		denoisers: { vanilla: "普通去噪", convolutional: "卷积去噪", variational: "变分去噪" },
		defaultName: (model, epochs) => `${model}，第 ${epochs} 轮`,
	},
);
