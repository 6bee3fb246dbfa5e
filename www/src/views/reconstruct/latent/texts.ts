/** The texts of the first screen. */

import { defineTexts } from "../../../strings/texts";

interface Texts {
	heading: string;
	input: string;
	code: string;
	codeExplained: string;
	reconstruction: string;
	point(values: string): string;
	/** of the strip above a slider */
	posterior(mean: string, deviation: string): string;
	posteriorTerm: string;
	posteriorExplained: string;
	toDrawing: string;
	sample: string;
	/** One line for each dimension. */
	sampled(axis: string, mean: string, deviation: string, epsilon: string, z: string): string;
	moved: string;
	tryText: string;
	compare: string;
	announce(values: string): string;
}

const en: Texts = {
	heading: "The code on sliders",
	input: "Input: 784 pixels",
	code: "Latent code z",
	codeExplained:
		"All that the decoder is given: these numbers, not the picture. What they mean nobody has chosen; training found a use for each. Drag one, and see what it stands for.",
	reconstruction: "Reconstruction",
	point: (values) => `Code in the plane: ${values}`,
	posterior: (mean, deviation) => `Encoder: mean ${mean}, standard deviation ${deviation}`,
	posteriorTerm: "Posterior: μ ± σ",
	posteriorExplained:
		"This encoder answers with a normal distribution for each number, the posterior: a mean μ, the mark, and a standard deviation σ, the band, how uncertain it is. In training the code is sampled from it, z = μ + σ·ε, with ε from a standard normal distribution, so that nearby codes must decode to similar pictures.",
	toDrawing: "Code of the drawing",
	sample: "Sample z = μ + σ·ε",
	sampled: (axis, mean, deviation, epsilon, z) => `${axis} = ${mean} + ${deviation} · ${epsilon} = ${z}`,
	moved: "Moved: no longer the code of your drawing.",
	tryText:
		"Drag z₁ from end to end and watch the digit change. Then draw a 7 with a bar through it: what becomes of the bar?",
	compare: "Compare the three models",
	announce: (values) => `The drawing's code: ${values}.`,
};

const zh: Texts = {
	heading: "滑块上的隐编码",
	input: "输入：784 个像素",
	code: "隐编码 z",
	codeExplained:
		"解码器得到的全部信息就是这几个数，而不是图像。没有人规定它们的含义，是训练给每个数找到了用处。拖动其中一个，看看它代表什么。",
	reconstruction: "重建",
	point: (values) => `平面上的隐编码：${values}`,
	posterior: (mean, deviation) => `编码器：均值 ${mean}，标准差 ${deviation}`,
	posteriorTerm: "后验分布：μ ± σ",
	posteriorExplained:
		"这个编码器为每个数给出一个正态分布，即后验分布：均值 μ（刻线）和标准差 σ（色带），后者表示它有多不确定。训练时隐编码从中采样：z = μ + σ·ε，其中 ε 服从标准正态分布，因此相近的隐编码必须解码出相似的图像。",
	toDrawing: "回到这幅画的隐编码",
	sample: "采样 z = μ + σ·ε",
	sampled: (axis, mean, deviation, epsilon, z) => `${axis} = ${mean} + ${deviation} · ${epsilon} = ${z}`,
	moved: "已移动：不再是你那幅画的隐编码。",
	tryText: "把 z₁ 从一端拖到另一端，看数字怎样变化。再画一个带横杠的 7：那一横怎么样了？",
	compare: "比较三种模型",
	announce: (values) => `这幅画的隐编码：${values}。`,
};

export const texts = defineTexts(en, zh);
