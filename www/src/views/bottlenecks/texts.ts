/** The texts of the figure. */

import { measureWord } from "../../strings/chinese";
import { defineTexts } from "../../strings/texts";

const en = {
	title: "How many numbers does a digit need?",
	caption:
		"Your drawing through codes of four sizes, with the cross-entropy of each model’s reconstruction. The more numbers may pass, the more of your own hand comes through. The first three are bottlenecks; the last code holds more numbers than the picture has pixels, so it is none, but it keeps where things are. Beside the two smallest stands PCA, which has the least squared error of all linear methods with as many numbers; its output is no probability, so it has no cross-entropy.",
	pca: "PCA, linear",
	numbers: (count: string) => `${count} numbers`,
	score: (bce: string) => `${bce} nats per pixel`,
	floor: (floor: string) => `floor ${floor}`,
};

const zh: typeof en = {
	title: "记住一个数字，要用几个数值？",
	caption:
		"同一幅画分别经过四种长度的隐编码，并附各个模型重建的交叉熵。数值越多，你的笔迹就保留得越完整。前三个是瓶颈；最后一个的数值比图像的像素还多，因此不是瓶颈，但它还保留了笔画的位置。维数最小的两个旁边是 PCA：在同样多的数值下，它是平方误差最小的线性方法。PCA 的输出不是概率，没有交叉熵。",
	pca: "PCA（线性）",
	numbers: (count) => `${count} 个数值`,
	score: (bce) => `${bce} 奈特/像素`,
	floor: (floor) => `下限 ${floor}`,
};

export const texts = defineTexts(en, zh, {
	en: ({ one, element }) => ({
		score: (bce) => `${bce} nats per ${element}`,
		title: `How many numbers does a ${one} need?`,
		caption:
			"The input through the codes of the models there are, with the cross-entropy of each model’s reconstruction. The more numbers may pass, the more of the picture can come through; the convolutional model’s code also keeps where things are. Beside them stands PCA with 2 and 16 numbers, which has the least squared error of all linear methods with as many; its output is no probability, so it has no cross-entropy.",
	}),
	zh: ({ one, element }) => ({
		score: (bce) => `${bce} 奈特/${element}`,
		title: `记住一${measureWord(one)}${one}，要用几个数值？`,
		caption:
			"同一个输入分别经过现有各个模型的隐编码，并附各个模型重建的交叉熵。数值越多，能保留的内容就越多；卷积自编码器的隐编码还保留了各部分的位置。旁边是取 2 个和 16 个数值的 PCA：在同样多的数值下，它是平方误差最小的线性方法。PCA 的输出不是概率，没有交叉熵。",
	}),
});
