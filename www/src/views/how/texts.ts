/** The article's title and headings. */

import { defineTexts } from "../../strings/texts";

const en = {
	title: "How an autoencoder works",
	lead: "Three networks learn the same task, to reconstruct the digit they are shown, and each learns something different from it. Here is how, with the formulas, and with figures that follow whatever you draw.",
	tryText: "Draw while you read: every figure on this page is computed from your drawing, here in this tab.",
	contents: "Sections",
	sections: {
		idea: "What an autoencoder is",
		vanilla: "The vanilla autoencoder",
		convolutional: "The convolutional autoencoder",
		variational: "The variational autoencoder",
		training: "How they were trained",
		uses: "What they are good for",
	},
};

const zh: typeof en = {
	title: "自编码器的原理",
	lead: "三个网络学的是同一个任务：重建看到的数字，却各自学到了不同的东西。这里讲清其中的道理，配有公式，以及随你的画而变的图。",
	tryText: "一边读一边画：本页的每幅图都根据你的画，在这个标签页里现场算出。",
	contents: "章节",
	sections: {
		idea: "什么是自编码器",
		vanilla: "普通自编码器",
		convolutional: "卷积自编码器",
		variational: "变分自编码器",
		training: "它们是怎样训练的",
		uses: "它们有什么用",
	},
};

export const texts = defineTexts(en, zh, {
	en: ({ many }) => ({
		lead: `Three networks learn the same task, to reconstruct the picture they are shown, and each learns something different from it. Here is how, with the formulas, and with figures that follow the input. The words and numbers are about MNIST’s handwritten numerals; the live figures show the models and ${many} of the data set that is chosen.`,
		tryText:
			"Draw or pick examples while you read: every figure on this page is computed from the input, here in this tab.",
	}),
	zh: ({ many }) => ({
		lead: `三个网络学的是同一个任务：重建看到的图像，却各自学到了不同的东西。这里讲清其中的道理，配有公式，以及随输入而变的图。文字和数据以 MNIST 为例；现场算出的图则用所选数据集的模型和${many}。`,
		tryText: "一边读一边画，或选取样本：本页的每幅图都根据输入，在这个标签页里现场算出。",
	}),
});
