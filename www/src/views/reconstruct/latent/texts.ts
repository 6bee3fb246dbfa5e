/** The texts of the first screen. */

import { measureWord } from "../../../strings/chinese";
import type { DataSetFacts } from "../../../strings/en";
import { defineTexts } from "../../../strings/texts";

interface Texts {
	heading: string;
	input: string;
	code: string;
	codeExplained: string;
	tooFew: string;
	reconstruction: string;
	point(values: string): string;
	/** of the strip above a slider */
	posterior(mean: string, deviation: string): string;
	/** of the kind of model */
	variationalExplained: string;
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
	announceSample(values: string): string;
}

const en = ({ valueCountText }: DataSetFacts): Texts => ({
	heading: "The code on sliders",
	input: `Input: ${valueCountText} pixels`,
	code: "Latent code z",
	codeExplained:
		"These numbers are all that the decoder is given, not the picture. Latent means hidden: nobody said what each is for; training found a use for it.",
	tooFew: "Two are too few for most digits: a 5 may come back as a 3.",
	reconstruction: "Reconstruction",
	point: (values) => `Code in the plane: ${values}`,
	posterior: (mean, deviation) => `Encoder: mean ${mean}, standard deviation ${deviation}`,
	variationalExplained:
		"For each number of the code, a variational model’s encoder gives a normal distribution instead of one value, so that nearby codes decode to similar pictures; the other kinds, vanilla and convolutional, give one value.",
	posteriorTerm: "Marks above the sliders: the posterior, μ ± σ",
	posteriorExplained:
		"This encoder answers with a normal distribution for each number, the posterior: approximately the distribution of the code given this picture, q(z|x). The mark is its mean μ; the band is its standard deviation σ, how uncertain it is. In training the code is sampled from it, z = μ + σ·ε, with ε from a standard normal distribution, so that nearby codes must decode to similar pictures.",
	toDrawing: "Back to my drawing",
	sample: "Sample a nearby code",
	sampled: (axis, mean, deviation, epsilon, z) => `${axis} = ${mean} + ${deviation} · ${epsilon} = ${z}`,
	moved: "Moved: no longer the code of your drawing.",
	tryText:
		"Drag z₁ from end to end. Then draw a 7 with a bar through it: what becomes of the bar with 2 numbers (latent dimensions), and with 16?",
	compare: "Compare the three models",
	announce: (values) => `The drawing’s code: ${values}.`,
	announceSample: (values) => `Sampled nearby: ${values}.`,
});

const zh = ({ valueCountText }: DataSetFacts): Texts => ({
	heading: "滑块上的隐编码",
	input: `输入：${valueCountText} 个像素`,
	code: "隐编码 z",
	codeExplained:
		"解码器得到的全部信息就是这几个数值，即隐变量，而不是图像。“隐”的意思是：没有人规定每个隐变量代表什么，它的含义是训练中自己形成的。",
	tooFew: "两个隐变量对大多数数字来说太少了：5 可能变成 3。",
	reconstruction: "重建",
	point: (values) => `平面上的隐编码：${values}`,
	posterior: (mean, deviation) => `编码器：均值 ${mean}，标准差 ${deviation}`,
	variationalExplained:
		"变分自编码器的编码器为隐编码的每个数值给出一个正态分布，而不是一个值，因此相近的隐编码会解码出相似的图像；另外两种（普通和卷积自编码器）为每个数值只给出一个值。",
	posteriorTerm: "滑块上方的标记：后验 μ ± σ",
	posteriorExplained:
		"这个编码器为每个隐变量给出一个正态分布，即后验：已知这幅图像时隐编码的近似分布 q(z|x)。刻线是它的均值 μ，色带是它的标准差 σ，表示它有多不确定。训练时隐编码从中采样：z = μ + σ·ε，其中 ε 服从标准正态分布，因此相近的隐编码必须解码出相似的图像。",
	toDrawing: "回到我的画",
	sample: "采样一个邻近的隐编码",
	sampled: (axis, mean, deviation, epsilon, z) => `${axis} = ${mean} + ${deviation} · ${epsilon} = ${z}`,
	moved: "滑块已移动，与画板上的图不再对应。",
	tryText: "把 z₁ 从一端拖到另一端，看数字怎样变化。再画一个带横杠的 7：隐编码只有 2 维时那一横怎么样了？16 维呢？",
	compare: "比较三种模型",
	announce: (values) => `这幅画的隐编码：${values}。`,
	announceSample: (values) => `在附近采样：${values}。`,
});

export const texts = defineTexts(en, zh, {
	en: ({ one, many, valueCountText }) => ({
		input: `Input: ${valueCountText} values`,
		tooFew: `Two are few: which ${many} become alike?`,
		moved: "Moved: no longer the code of the input.",
		toDrawing: "Back to the input",
		tryText: `Drag z₁ from end to end. Then pick another test ${one}: what is lost with 2 numbers (latent dimensions), and what comes back with 16?`,
		announce: (values) => `The input’s code: ${values}.`,
	}),
	zh: ({ one, many, valueCountText }) => ({
		input: `输入：${valueCountText} 个值`,
		tooFew: `两个隐变量很少：哪些${many}变得相像了？`,
		moved: "滑块已移动，与输入的图像不再对应。",
		toDrawing: "回到输入",
		tryText: `把 z₁ 从一端拖到另一端，看${one}怎样变化。再选一${measureWord(one)}测试${one}：隐编码只有 2 维时丢了什么？16 维时哪些细节又出现了？`,
		announce: (values) => `输入的隐编码：${values}。`,
	}),
});
