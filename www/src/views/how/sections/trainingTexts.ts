/** The texts of this section. */

import { defineTexts } from "../../../strings/texts";

const en = {
	opening: [
		"All began with random weights and 60,000 training digits. The digits come in batches: of 256 for the vanilla model, 16 for the convolutional one, 128 for the variational ones. After each batch, backpropagation tells for every weight which way it should go for the loss to fall, and Adam, which keeps a running mean of each gradient and of its square, takes a step of a suitable length. The learning rate starts at 0.001, for the convolutional model at 0.002, and falls along half a cosine to a hundredth of that: for the convolutional model from the start, for the others after 20 epochs. The vanilla model saw all digits 40 times, the convolutional one 2 times, the variational ones 60 times.",
	],
	yourself:
		"None of this needs a data centre. In this tab a 2-D map sets the 0s and 1s apart within two epochs; the other digits take many more. You can stop at every step, look at the gradients, and go back.",
	yourselfLink: "Train one yourself",
	source:
		"All figures of this article are for the 10,000 test digits, which no model was trained on, those for recognition for 1,000 of them; settings and figures after every epoch are in the folder pretrained/ of the source code.",
};

const zh: typeof en = {
	opening: [
		"起初权重都是随机的，训练数字有 60,000 个。数字分批送入：普通模型每批 256 个，卷积模型 16 个，变分模型 128 个。每一批之后，反向传播算出每个权重该往哪边走损失才会下降，Adam 则记着每个梯度及其平方的滑动平均，据此迈出长度合适的一步。学习率从 0.001 开始（卷积模型为 0.002），沿半个余弦降到起始值的百分之一：卷积模型一开始就降，其余模型从第 20 轮之后开始降。全部数字，普通模型看了 40 遍，卷积模型 2 遍，变分模型 60 遍。",
	],
	yourself:
		"这些都用不着数据中心。就在这个标签页里，二维地图两轮之内就能分开 0 和 1，其他数字则需要多得多的轮数；你可以在任何一步停下，看看梯度，再退回去。",
	yourselfLink: "自己训练一个",
	source:
		"本文的数据都来自没有参与过训练的 10,000 个测试数字，其中识别的正确率来自其中 1,000 个；各项设置和每一轮之后的数据，见源代码的 pretrained/ 目录。",
};

export const texts = defineTexts(en, zh);
