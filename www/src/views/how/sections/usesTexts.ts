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
			text: "Sample a code at random, decode it, and there is a digit that nobody wrote.",
		},
		{
			name: "Find dimensions",
			view: "walk",
			text: "A few numbers that tell all the digits apart can be looked at, and walked along.",
		},
		{
			name: "Find anomalies",
			view: "reconstruct",
			text: "What is unlike anything it has learnt, it copies badly: draw something that is no digit.",
		},
		{
			name: "Recognise",
			view: undefined,
			text: "A code says in few numbers what 784 pixels say, so a simple classifier behind it needs fewer labelled examples.",
		},
	],
	tryIt: (view: string) => `Try it: ${view}`,
};

const zh: Texts = {
	uses: [
		{ name: "去噪", view: "denoise", text: "给它看带噪声的图像，要它交出干净的，它就学会了去噪。" },
		{ name: "生成", view: "generate", text: "随机取一个编码来解码，就得到一个没有人写过的数字。" },
		{ name: "找出维度", view: "walk", text: "几个数就能区分所有数字，可以画成图来看，也可以沿着它们漫步。" },
		{ name: "发现异常", view: "reconstruct", text: "与学过的一切都不像的东西，它复制不好：画点不是数字的东西试试。" },
		{
			name: "识别",
			view: undefined,
			text: "编码用很少的数说出 784 个像素的内容，后面接一个简单的分类器，需要的带标签样本就少一些。",
		},
	],
	tryIt: (view) => `去试试：${view}`,
};

export const texts = defineTexts(en, zh);
