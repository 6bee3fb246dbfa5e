/** The texts of this section. */

import type { ViewId } from "../../../state/views";
import { defineTexts } from "../../../strings/texts";

interface Texts {
	/** Each use, with the view in which it can be tried, if there is one. */
	uses: readonly { name: string; view: ViewId | undefined; text: string }[];
	tryIt(view: string): string;
}

const en: Texts = {
	uses: [
		{
			name: "Denoise",
			view: "denoise",
			text: "Show it noisy pictures and ask for the clean ones, and it learns to clean.",
		},
		{
			name: "Generate",
			view: "generate",
			text: "Sample a latent code at random, decode it, and most likely it is something like a digit, which nobody wrote.",
		},
		{
			name: "Reduce dimensions",
			view: "walk",
			text: "A latent code of a few numbers can be drawn as a map, and followed from digit to digit.",
		},
		{
			name: "Find anomalies",
			view: "detect",
			text: "A model with a narrow bottleneck reconstructs badly what is unlike its training data: draw a house, and see its score.",
		},
		{
			name: "Recognise",
			view: undefined,
			text: "16 numbers keep what tells digits apart: with 100 labelled examples, the nearest class mean recognises 72% of test digits by their latent codes, and 70% by their pixels.",
		},
	],
	tryIt: (view: string) => `Try it: ${view}`,
};

const zh: Texts = {
	uses: [
		{ name: "去噪", view: "denoise", text: "训练时以带噪声的图像为输入、干净的图像为目标，它就学会了去噪。" },
		{ name: "生成", view: "generate", text: "随机采样一个隐编码来解码，多半会得到一幅像数字的图像，没有人写过它。" },
		{ name: "降维", view: "walk", text: "维数少的隐编码可以画成地图，从一个数字走到另一个。" },
		{
			name: "发现异常",
			view: "detect",
			text: "瓶颈窄的模型，遇到与训练数据不像的东西就重建不好：画一座房子，看看它的分数。",
		},
		{
			name: "识别",
			view: undefined,
			text: "16 个隐变量就保留了区分数字的信息：只用 100 个带标签的样本，按最近的类均值识别测试数字，用隐编码的正确率是 72%，用像素是 70%。",
		},
	],
	tryIt: (view) => `去试试：${view}`,
};

export const texts = defineTexts(en, zh);
