/** The texts of this section. */

import { spaced } from "../../../strings/chinese";
import { defineTexts } from "../../../strings/texts";

const en = {
	opening: [
		"A dense unit has to learn a stroke again for every place where it may stand. A filter learns it once: it is a square of 3 × 3 weights that slides over the whole picture and answers wherever the nine pixels under it fit its pattern. Its answers make up a map, a picture of where the pattern is.",
	],
	symbols: {
		h: "the map of one filter, at row r and column c",
		"K, b": "the filter’s 3 × 3 weights, its kernel, and its bias",
		x: "the picture; i and j go over the pixel and its eight neighbours",
	},
	filter: "Filter",
	filterOf: (number: string, count: string) => `${number} of ${count}`,
	input: "Input",
	kernel: "Kernel",
	map: "Map",
	pictureOf: (picture: string, filter: string) => `${picture} of filter ${filter}`,
	weights: (values: string) => `Weights, row by row: ${values}`,
	caption:
		"One filter of the first layer and its map for your drawing. Orange weights add where there is ink, blue ones take away; the map is bright where enough is left.",
	deeper: [
		"After each convolution, max pooling keeps the largest of every 2 × 2 answers: whether the pattern is there matters more than the exact pixel. The second layer’s 64 filters look at all 32 maps at once. The decoder goes back: it repeats every value 2 × 2 times, and convolutions work out the details.",
		"At the edge a filter hangs over. With ‘same’ padding the missing pixels count as 0, and a map is as large as what went in. With ‘valid’ padding only places where the filter fits are used, so every convolution takes two pixels away: 28 × 28 comes out as 12 × 12, and there is no reconstruction to compare. Our model uses ‘same’.",
	],
	padding: "Side of the maps, in pixels",
	step: "Step",
	same: "‘same’",
	valid: "‘valid’",
	steps: {
		input: "Input",
		conv: (number: number) => `Convolution ${number}`,
		pool: (number: number) => `Pooling ${number}`,
		code: "Pooling 2: the latent code",
		up: (number: number) => `Up-sampling ${number}`,
	},
	result:
		"With 74,497 parameters, little more than a third of the vanilla model’s 201,616, it reaches 0.0621 nats per pixel on the test digits.",
};

const zh: typeof en = {
	opening: [
		"对全连接单元来说，同一笔画出现在不同位置，就得重新学一遍。滤波器只需学一次：它是 3 × 3 的一小块权重，滑过整幅图像，凡是所覆盖的九个像素符合它的图案，就作出响应。这些响应组成一张特征图，标出图案在哪里。",
	],
	symbols: {
		h: "一个滤波器的特征图，在第 r 行第 c 列",
		"K, b": "滤波器的 3 × 3 权重，即卷积核，以及它的偏置",
		x: "图像；i 和 j 取遍该像素和它的八个邻居",
	},
	filter: "滤波器",
	filterOf: (number, count) => `${number} / ${count}`,
	input: "输入",
	kernel: "卷积核",
	map: "特征图",
	pictureOf: (picture, filter) => spaced`滤波器 ${filter} 的${picture}`,
	weights: (values) => `权重，逐行：${values}`,
	caption:
		"第一层的一个滤波器，以及它对你的画给出的特征图。有墨的地方，橙色权重使响应增强，蓝色权重使它减弱；结果足够大的地方就亮起来。",
	deeper: [
		"每次卷积之后，最大池化在每 2 × 2 个响应中保留最大的一个：图案在不在，比精确到哪个像素更重要。第二层的 64 个滤波器同时看全部 32 张特征图。解码器原路返回：每个值重复成 2 × 2 个，再由卷积补出细节。",
		"在边缘，滤波器会悬出图外。“same”填充把缺少的像素当作 0，特征图与输入一样大。“valid”填充只用滤波器完全放得下的位置，每次卷积都少两个像素：28 × 28 最后成了 12 × 12，没有可以比较的重建。我们的模型用“same”。",
	],
	padding: "特征图的边长（像素）",
	step: "步骤",
	same: "“same”",
	valid: "“valid”",
	steps: {
		input: "输入",
		conv: (number) => `卷积 ${number}`,
		pool: (number) => `池化 ${number}`,
		code: "池化 2：隐编码",
		up: (number) => `上采样 ${number}`,
	},
	result: "它有 74,497 个参数，约为普通模型 201,616 个的三分之一，在测试数字上达到 0.0621 奈特/像素。",
};

export const texts = defineTexts(en, zh);
