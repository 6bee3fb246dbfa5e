/** The texts of the link at the foot of a view. */

import type { ViewId } from "../../state/views";
import { measureWord } from "../../strings/chinese";
import type { DataSetFacts } from "../../strings/en";
import { defineTexts } from "../../strings/texts";

interface Texts {
	next: string;
	/** After the last view, the first follows. */
	again: string;
	/** What one does in the view that follows. */
	actions: Record<ViewId, string>;
}

const en = ({ one, many }: DataSetFacts): Texts => ({
	next: "Next",
	again: "Back to the first",
	actions: {
		reconstruct: `Draw a ${one}, and see what comes back through the bottleneck.`,
		denoise: `Add noise to a ${one}, and see who can remove it.`,
		walk: `Move a point in the latent space, and watch the ${one} change.`,
		generate: `Sample latent codes at random, and see which ${many} they become.`,
		detect: "Let a model find what does not fit.",
		map: "See every picture as a point, on three maps.",
		data: "Choose other pictures, or bring your own.",
		train: "Train a model of your own, and watch it learn.",
		how: "Read how all of this is computed, with the formulas.",
	},
});

const zh = ({ one, many }: DataSetFacts): Texts => ({
	next: "接下来",
	again: "回到第一个视图",
	actions: {
		reconstruct: `画一${measureWord(one)}${one}，看看穿过瓶颈后还剩下什么。`,
		denoise: `给${one}加上噪声，看看谁能把它去掉。`,
		walk: `在隐空间里移动一个点，看${one}怎样变化。`,
		generate: `随机采样隐编码，看看会生成哪些${many}。`,
		detect: "让模型找出异常的图像。",
		map: "在三张地图上，每幅图像都是一个点。",
		data: "换一组图像，或者导入你自己的图像。",
		train: "训练你自己的模型，看它怎样学习。",
		how: "读一读这一切是怎样计算的，配有公式。",
	},
});

export const texts = defineTexts(en, zh);
