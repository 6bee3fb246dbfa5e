/** The texts of this section. */

import { defineTexts } from "../../../strings/texts";

const en = {
	opening: [
		"The plainest autoencoder has one dense layer on either side. Each of its 128 hidden units takes a weighted sum of all 784 pixels, and passes it on only if it is above zero. The decoder goes the other way: each unit has a picture of its own, paints it as strongly as it is active, and the pictures are added up.",
	],
	symbols: {
		"x, y": "the picture and its reconstruction",
		"W₁, b₁": "the encoder’s weights, 784 × 128, and 128 biases",
		"W₂, b₂": "the decoder’s weights, 128 × 784, and 784 biases",
		ReLU: "the rectified linear unit: what is below 0 becomes 0",
		σ: "the sigmoid, 1 / (1 + e⁻ᵃ): presses any number a into 0…1",
	},
	caption:
		"For your drawing: what its most excited units look for, the latent code, and what the most active units paint, the strongest first.",
	loss: "How far is a reconstruction from the input? Each of its pixels is taken as the probability of ink. The binary cross-entropy measures how unlikely the input is under these probabilities, averaged over the pixels.",
	lossSymbols: {
		L: "the cross-entropy, in nats per pixel (1 nat is 1.44 bits)",
		"xᵢ, yᵢ": "pixel i of the picture and of its reconstruction",
	},
	floor:
		"A grey pixel is neither ink nor paper, so it surprises even a perfect reconstruction: at y = x the sum is not 0 but the pixels’ own entropy, and no reconstruction gets below it. Over the 10,000 test digits this floor is 0.0581 nats per pixel; the vanilla model reaches 0.0655.",
};

const zh: typeof en = {
	opening: [
		"最朴素的自编码器两边各有一个全连接层。128 个隐藏单元各自对全部 784 个像素求加权和，加权和大于零才传下去。解码器反过来：每个单元都有一幅自己的图案，越活跃就画得越重，再把所有图案加在一起。",
	],
	symbols: {
		"x, y": "图像和它的重建",
		"W₁, b₁": "编码器的权重（784 × 128）和 128 个偏置",
		"W₂, b₂": "解码器的权重（128 × 784）和 784 个偏置",
		ReLU: "线性整流（ReLU）：低于 0 的变成 0",
		σ: "Sigmoid 函数 1 / (1 + e⁻ᵃ)：把任意数 a 压进 0～1",
	},
	caption: "对于你的画：被激发最强的单元在找什么、隐编码是什么、最活跃的单元在画什么，都从最强的开始。",
	loss: "重建有多差？把重建的每个像素看作有墨的概率，二元交叉熵衡量的是：若以重建为预测，看到原图时有多意外，按像素取平均。",
	lossSymbols: {
		L: "交叉熵，单位是奈特/像素（1 奈特为 1.44 比特）",
		"xᵢ, yᵢ": "图像和重建的第 i 个像素",
	},
	floor:
		"灰色像素既不是墨也不是纸，就算重建完美也会带来意外：y = x 时，这个和也不等于 0，而等于像素自身的熵，任何重建都不会低于它。在 10,000 个测试数字上，这个下限是 0.0581 奈特/像素；普通模型达到 0.0655。",
};

export const texts = defineTexts(en, zh);
