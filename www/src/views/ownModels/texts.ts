/** The texts of the list of own models. */

import type { ModelConfig } from "../../engine/protocol";
import type { DataSetFacts } from "../../strings/en";
import { defineTexts } from "../../strings/texts";

interface Texts {
	heading: string;
	lead: string;
	none: string;
	kinds: Record<ModelConfig["kind"], string>;
	resumeTraining: string;
	/** of a model that only this tab has */
	onlyHere: string;
	openIn: string;
	/** by the name of the data set */
	trainedOn(data: string): string;
	/** of models for images of another shape */
	others(count: number): string;

	rename: string;
	newName: string;
	save: string;
	cancel: string;
	download: string;
	remove: string;
	/** An action with the name of its model, for the button's accessible name. */
	action(action: string, model: string): string;
	renamed(name: string): string;
	restored(name: string): string;

	load: string;
	loading: string;
	dropHere: string;
	loaded(name: string): string;
	loadFailed(file: string): string;
	reasons: Record<
		"unreadable" | "unknownFormat" | "otherLayout" | "notFinite" | "otherShape" | "tooLarge" | "unreachable" | "other",
		string
	> & {
		foreign: (program: string) => string;
	};

	refused: string;
	refusedReason: string;
	full: string;
	fullReason: string;
	storageFailed: string;
	unreadable: string;
	unreadableReason: string;
	erased: string;
	erasedReason: string;
}

const en = ({ sizeText, colourAdjective }: DataSetFacts): Texts => ({
	heading: "Your models",
	lead: "Kept in this browser, and nowhere else. Safari may erase them after seven days without a visit, so save as files those that matter. They can be chosen in the other views (Walk needs 2 to 64 latent dimensions).",
	none: "None yet. Train one and keep it, or load a file.",
	kinds: { vanilla: "Vanilla", convolutional: "Convolutional", variational: "Variational" },
	resumeTraining: "Resume training",
	onlyHere: "only in this tab",
	openIn: "Open in",
	trainedOn: (data) => `trained on: ${data}`,
	others: (count) =>
		count === 1
			? "One more is for pictures of another size or colour."
			: `${count} more are for pictures of another size or colour.`,

	rename: "Rename",
	newName: "New name",
	save: "Save",
	cancel: "Cancel",
	download: "Download",
	remove: "Delete",
	action: (action, model) => `${action}: ${model}`,
	renamed: (name) => `Renamed to “${name}”.`,
	restored: (name) => `“${name}” is back.`,

	load: "Load a file",
	loading: "Loading the file…",
	dropHere: "or drop a .safetensors file here",
	loaded: (name) => `“${name}” is loaded.`,
	loadFailed: (file) => `The file “${file}” was not taken.`,
	reasons: {
		unreadable: "It cannot be read: it may be a folder, or no longer be there.",
		unknownFormat: "It is damaged, or holds no model of a kind that this page knows.",
		foreign: (program) =>
			`It is a file of ${program}, which this page cannot read. It reads .safetensors files: its own, and those with the weights of its models as PyTorch or Keras arranges them, as the Python project that it writes saves them.`,
		otherLayout: "Its weights are almost those of a model of this page. What would have to be changed:",
		notFinite: "Its weights are so large that what it computes is not a number.",
		otherShape: `Its model does not take and give ${colourAdjective} pictures of ${sizeText} pixels.`,
		tooLarge: "It is larger than any model that this page can run.",
		unreachable:
			"The program that reads it did not arrive. The connection may be gone: load the file again once it is back.",
		other: "The models stopped working on it, and were started again.",
	},

	refused: "This browser keeps nothing for this page.",
	refusedReason:
		"It may be a private window, or site data may be blocked. Models can be trained, loaded and used all the same, but are lost when this tab is closed: download those that matter.",
	full: "There is no room left for this page.",
	fullReason:
		"Delete models that you no longer need, or make room on the disk. Until then, new ones are lost when this tab is closed; all can be downloaded.",
	storageFailed: "The browser’s storage has failed.",
	unreadable: "Something that this browser keeps for this page cannot be read.",
	unreadableReason: "It is damaged, or of another version of the page. Everything else is as it was.",
	erased: "What this browser kept for this page has been erased.",
	erasedReason:
		"Its site data were cleared, here or in another tab, or the browser has made room. A training goes on, is saved again, and can be downloaded; models that you have as files can be loaded.",
});

const zh = ({ sizeText, colourAdjective }: DataSetFacts): Texts => ({
	heading: "你的模型",
	lead: "只保存在此浏览器里，不在别处。Safari 可能在七天没有访问后把它们清除，重要的请存成文件。在其他视图里都能选用（“漫步”要求隐编码为 2 到 64 维）。",
	none: "还没有。训练一个并保存，或者载入文件。",
	kinds: { vanilla: "普通", convolutional: "卷积", variational: "变分" },
	resumeTraining: "继续训练",
	onlyHere: "仅在这个标签页中",
	openIn: "在以下视图中打开：",
	trainedOn: (data) => `训练数据：${data}`,
	others: (count) => `另有 ${count} 个模型适用于其他大小或颜色的图像。`,

	rename: "重命名",
	newName: "新名称",
	save: "保存",
	cancel: "取消",
	download: "下载",
	remove: "删除",
	action: (action, model) => `${action}：${model}`,
	renamed: (name) => `已改名为“${name}”。`,
	restored: (name) => `“${name}”已恢复。`,

	load: "载入文件",
	loading: "正在载入文件……",
	dropHere: "或把 .safetensors 文件拖到这里",
	loaded: (name) => `“${name}”已载入。`,
	loadFailed: (file) => `没有接受文件“${file}”。`,
	reasons: {
		unreadable: "无法读取：它可能是文件夹，或者已经不在了。",
		unknownFormat: "文件已损坏，或者里面不是本页认识的模型。",
		foreign: (program) =>
			`这是 ${program} 的文件，本页无法读取。本页读取 .safetensors 文件：自己的文件，以及按 PyTorch 或 Keras 的排列保存的本页模型权重，例如由下载的 Python 项目保存的文件。`,
		otherLayout: "其中的权重与本页的模型几乎一致，需要改动的是：",
		notFinite: "它的权重太大，算出来的结果不是数。",
		otherShape: `其中的模型输入和输出的不是 ${sizeText} 像素的${colourAdjective}图像。`,
		tooLarge: "它比本页能运行的任何模型都大。",
		unreachable: "读取它的程序未能加载，可能是网络断开了：恢复后请再载入一次。",
		other: "模型在处理它时停止了运行，现已重新启动。",
	},

	refused: "此浏览器不为本页保存任何东西。",
	refusedReason:
		"可能是无痕窗口，或者网站数据被禁用。模型照样可以训练、载入和使用，但关闭这个标签页后就会丢失：重要的请下载。",
	full: "本页的存储空间已满。",
	fullReason:
		"请删除不再需要的模型，或腾出磁盘空间。在此之前，新的模型在关闭这个标签页后就会丢失；所有模型都可以下载。",
	storageFailed: "浏览器的存储出错了。",
	unreadable: "此浏览器为本页保存的部分内容无法读取。",
	unreadableReason: "它已损坏，或来自本页的另一个版本。其余内容不受影响。",
	erased: "此浏览器为本页保存的内容已被清除。",
	erasedReason:
		"网站数据在这里或另一个标签页里被清除，或者浏览器腾出了空间。正在进行的训练会继续，会重新保存，也可以下载；已存成文件的模型可以再载入。",
});

export const texts = defineTexts(en, zh);
