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
	title: "一个数字需要多少个数？",
	caption:
		"你的画穿过四种大小的隐编码，并附每个重建的交叉熵（奈特/像素）。能通过的数越多，你自己的笔迹就保留得越多。前三个是瓶颈；最后一个的数比图像的像素还多，却记得东西在哪里。最小的两个旁边是 PCA：同样多的数，线性编码在平方误差上最好也只能做到这样。",
	pca: "PCA（线性）",
	numbers: (count) => `${count} 个数`,
	score: (bce) => `${bce} 奈特`,
	floor: (floor) => `下限 ${floor}`,
};

export const texts = defineTexts(en, zh);
