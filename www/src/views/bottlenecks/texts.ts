/** The texts of the figure. */

import { defineTexts } from "../../strings/texts";

const en = {
	title: "How many numbers does a digit need?",
	caption:
		"Your drawing through codes of four sizes, with the cross-entropy of each reconstruction in nats per pixel. The more numbers may pass, the more of your own hand comes through. The first three are bottlenecks; the last code holds more numbers than the picture has pixels, but keeps where things are. Beside the two smallest stands PCA, the best that a linear code of as many numbers can do in squared error.",
	pca: "PCA, linear",
	numbers: (count: string) => `${count} numbers`,
	score: (bce: string) => `${bce} nats`,
	floor: (floor: string) => `floor ${floor}`,
};

const zh: typeof en = {
	title: "记住一个数字，要用几个数值？",
	caption:
		"你的画穿过四种大小的隐编码，并附每个重建的交叉熵（奈特/像素）。数值越多，你的笔迹就保留得越完整。前三个是瓶颈；最后一个的数值比图像的像素还多，但它保留了笔画的位置。最小的两个旁边是 PCA：用同样多的数值，线性方法的平方误差最低就是这样。",
	pca: "PCA（线性）",
	numbers: (count) => `${count} 个数值`,
	score: (bce) => `${bce} 奈特`,
	floor: (floor) => `下限 ${floor}`,
};

export const texts = defineTexts(en, zh, {
	en: ({ one }) => ({
		title: `How many numbers does a ${one} need?`,
		caption:
			"The input through the codes of four models, with the cross-entropy of each reconstruction in nats per pixel. The more numbers may pass, the more of the picture can come through; the last code also keeps where things are. Beside the two smallest stands PCA, the best that a linear code of as many numbers can do in squared error.",
	}),
	zh: () => ({
		title: "记住一幅图像，要用几个数值？",
		caption:
			"输入穿过四个模型的隐编码，并附每个重建的交叉熵（奈特/像素）。数值越多，能保留的内容就越多；最后一个还保留了各部分的位置。最小的两个旁边是 PCA：用同样多的数值，线性方法的平方误差最低就是这样。",
	}),
});
