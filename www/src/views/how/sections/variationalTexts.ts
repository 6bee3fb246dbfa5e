/** The texts of this section. */

import { defineTexts } from "../../../strings/texts";

const en = {
	opening: [
		"The codes of the other models lie scattered: between two of them there may be nothing that decodes to a digit. The variational autoencoder fills the space. Its encoder gives no single code but a region, the posterior: for every latent dimension a mean and a variance. While it trains, the code is sampled from that region at random, so that whatever lies nearby has to decode well too.",
		"A random sample has no gradient. The trick, called reparameterisation, is to sample the noise ε separately and then to shift and scale it: now the gradient flows through mean and variance, and ε is just another input.",
	],
	symbols: {
		μ: "the mean, from one dense layer",
		"log σ²": "the logarithm of the variance, from another; exp(½ log σ²) is σ",
		ε: "the noise: sampled from the standard normal distribution for each dimension",
	},
	again: "Sample again",
	mean: "The mean",
	draw: (number: number) => `Sample ${number}`,
	code: "Variational: mean and standard deviation",
	drawsCaption:
		"Your drawing’s sixteen means with their uncertainty (one standard deviation), what the means decode to, and eight codes sampled from the posterior. Where the samples agree, the network is certain; where they differ, it is not.",
	loss: "Left alone, the network would make its regions tiny, and we would be back at scattered points. So its loss has a second part: the Kullback–Leibler (KL) divergence, which grows as a posterior strays from the prior, the standard normal distribution. The sum of both is −ELBO, the negative evidence lower bound.",
	lossSymbols: {
		"784 L": "the reconstruction: the cross-entropy summed over the 784 pixels",
		KL: "how far the posterior is from mean 0 and standard deviation 1, in nats",
		j: "goes over the latent dimensions",
	},
	trade:
		"The two pull in opposite directions. A dimension that does not help the reconstruction enough to pay for its KL is given up: its mean stays near 0, its standard deviation near 1. On the test digits the 2-D model reaches −ELBO 150.56 nats, of which KL 6.10; the 16-D model 103.12, of which KL 23.64.",
	generate:
		"As the posteriors of all digits together fill the space around 0, most codes from there decode to something like a digit. That makes the decoder a generator.",
	sliders: "Drag the two numbers of a code yourself, in Reconstruct",
};

const zh: typeof en = {
	opening: [
		"非变分模型的隐编码散落各处：两个隐编码之间，可能没有任何能解码成数字的东西。变分自编码器把空间填满。它的编码器给出的不是一个点，而是一片区域，即后验：每个隐变量都有一个均值和一个方差。训练时，隐编码从这片区域里随机采样，因此附近的点也都必须能解码出合理的图像。",
		"采样这一步不可导，梯度传不过去。办法叫作重参数化：先单独采样噪声 ε，再平移和缩放。这样梯度就能流过均值和方差，而 ε 只是又一个输入。",
	],
	symbols: {
		μ: "均值，来自一个全连接层",
		"log σ²": "方差的对数，来自另一个全连接层；exp(½ log σ²) 就是 σ",
		ε: "噪声：每一维各从标准正态分布中采样一个",
	},
	again: "重新采样",
	mean: "均值",
	draw: (number) => `样本 ${number}`,
	code: "变分自编码器：均值与标准差",
	drawsCaption:
		"这幅画的十六个均值和各自的不确定度（一个标准差）、均值解码的结果，以及从后验中随机采样的八个隐编码。样本一致的地方，网络有把握；不一致的地方，它没有把握。",
	loss: "如果放任不管，网络会把区域缩得极小，又回到散落的点。所以损失还有第二部分：KL 散度，后验偏离先验（标准正态分布）越多，它就越大。两部分之和是 −ELBO，即负的证据下界。",
	lossSymbols: {
		"784 L": "重建：交叉熵对 784 个像素求和",
		KL: "后验偏离均值 0、标准差 1 的程度，单位是奈特",
		j: "取遍各个隐变量",
	},
	trade:
		"这两部分互相牵制。如果一个隐变量对重建的帮助抵不上它的 KL，网络就会放弃它：均值停在 0 附近，标准差停在 1 附近。在测试数字上，2 维模型的 −ELBO 为 150.56 奈特，其中 KL 6.10；16 维的为 103.12，其中 KL 23.64。",
	generate:
		"所有数字的后验合起来填满了 0 周围的空间，所以从那里取的隐编码大多能解码出像数字的东西。解码器于是成了生成器。",
	sliders: "到“重建”里亲手拖动两个隐变量",
};

export const texts = defineTexts(en, zh);
