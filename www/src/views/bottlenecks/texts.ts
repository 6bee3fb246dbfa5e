/** The texts of the figure. */

import { defineTexts } from "../../strings/texts";

const en = {
	title: "How many numbers does a digit need?",
	caption:
		"Your drawing through four bottlenecks, the narrowest first, with the cross-entropy of each reconstruction in nats per pixel. The more numbers may pass, the more of your own hand comes through. The last code holds more numbers than the picture has pixels: no bottleneck, but it keeps where things are. Beside the narrowest stands PCA, the best that a linear code of as many numbers can do in squared error.",
	pca: "PCA, linear",
	numbers: (count: string) => `${count} numbers`,
	score: (bce: string) => `${bce} nats`,
	floor: (floor: string) => `floor ${floor}`,
};

const zh: typeof en = {
	title: "一个数字需要多少个数？",
	caption:
		"你的画穿过四个瓶颈，从最窄的开始，并附每个重建的交叉熵（奈特/像素）。能通过的数越多，你自己的笔迹就保留得越多。最后一个编码里的数比图像的像素还多：它不是瓶颈，却记得东西在哪里。最窄的两个旁边是 PCA：同样多的数，线性编码在平方误差上最好也只能做到这样。",
	pca: "PCA（线性）",
	numbers: (count) => `${count} 个数`,
	score: (bce) => `${bce} 奈特`,
	floor: (floor) => `下限 ${floor}`,
};

export const texts = defineTexts(en, zh);
