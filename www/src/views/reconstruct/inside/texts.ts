/** The name of each stage, and what it does in one sentence. */

import type { Activation } from "../../../engine/protocol";
import { imageShape } from "../../../state/dataSet";
import { defineTexts } from "../../../strings/texts";
import type { StageRole } from "./stage";
import { MAX_SHOWN_UNITS } from "./units";

/** What a stage's texts depend on. */
interface StageFacts {
	/** the number in the layer's name, as in conv2; empty if there is none */
	number: string;
	/** number of units, filters or feature maps */
	count: number;
	/** number of units or feature maps of the layer before */
	inputs: number;
	/** the activation of the hidden layers */
	activation: Activation;
}

interface Texts {
	stages: Record<StageRole, { name(facts: StageFacts): string; sentence(facts: StageFacts): string }>;
	nameOfCode(name: string): string;
	stagePicture(name: string, shape: string): string;
}

function shownCount(units: number): number {
	return Math.min(units, MAX_SHOWN_UNITS);
}

const en: Texts = {
	stages: {
		input: { name: () => "Input", sentence: () => "784 pixels, from 0 for paper to 1 for ink." },
		filters: {
			name: () => "Filters",
			sentence: ({ count }) =>
				`The ${count} filters of the first convolution. Ink under orange raises a filter’s answer, ink under blue lowers it.`,
		},
		firstConvolution: {
			name: ({ number }) => `Convolution ${number}`,
			sentence: ({ count }) =>
				`Each of ${count} filters slides over the picture, and its tile is bright where the filter’s pattern matches.`,
		},
		convolution: {
			name: ({ number }) => `Convolution ${number}`,
			sentence: ({ count, inputs }) =>
				`Each of ${count} filters looks at all ${inputs} maps at once, and so finds patterns made of patterns.`,
		},
		pooling: {
			name: ({ number }) => `Pooling ${number}`,
			sentence: () => "Of every 2 × 2 values only the largest goes on: half as wide, half as high.",
		},
		upSampling: {
			name: () => "Up-sampling",
			sentence: () => "Every value is repeated 2 × 2 times: twice as wide, twice as high.",
		},
		upConvolution: {
			name: ({ number }) => `Up-sampling, convolution ${number}`,
			sentence: ({ count }) =>
				`The maps are drawn twice as wide and twice as high, and ${count} filters work out the details.`,
		},
		padding: {
			name: () => "Padding",
			sentence: () =>
				"The pixels at the edge are repeated outwards until four divides the sides, since pooling halves them twice.",
		},
		cropping: {
			name: () => "Cropping",
			sentence: () => "What was added around the picture is cut off again.",
		},
		inputWeights: {
			name: () => "What units look for",
			sentence: ({ count }) =>
				`The weights of the ${shownCount(count)} units, of ${count}, that this picture excites most. Ink on orange excites a unit, ink on blue holds it back.`,
		},
		dense: {
			name: () => "Dense layer",
			sentence: ({ count, activation }) =>
				`${count} units, each one weighted sum of all that came before; ${
					{
						relu: "what is below 0 becomes 0",
						tanh: "the hyperbolic tangent presses it into −1…1",
						sigmoid: "the sigmoid presses it into 0…1",
					}[activation]
				}.`,
		},
		gaussian: {
			name: () => "Mean and uncertainty",
			sentence: ({ count }) =>
				`For each of ${count} numbers a mean and a variance, so the network also says how sure it is. The reconstruction is decoded from the means.`,
		},
		outputWeights: {
			name: () => "What units paint",
			sentence: ({ inputs }) =>
				`The weights of the ${shownCount(inputs)} most active units: each adds its own picture, as strongly as it is active.`,
		},
		convolutionLogits: {
			name: ({ number }) => `Convolution ${number}`,
			sentence: ({ inputs }) =>
				`One last filter gathers ${inputs} maps into one number per pixel: above 0 for ink, below 0 for paper.`,
		},
		denseLogits: {
			name: () => "All of them added up",
			sentence: () => "One number per pixel: above 0 for ink, below 0 for paper.",
		},
		output: {
			name: () => "Reconstruction",
			sentence: () => "The sigmoid presses every number into 0…1, and the reconstruction is done.",
		},
	},
	nameOfCode: (name) => `${name}: the latent code`,
	stagePicture: (name, shape) => `Inside: ${name}, ${shape}`,
};

const zh: Texts = {
	stages: {
		input: { name: () => "输入", sentence: () => "784 个像素，从 0（白纸）到 1（墨）。" },
		filters: {
			name: () => "滤波器",
			sentence: ({ count }) => `第一个卷积层的 ${count} 个滤波器。墨落在橙色处，滤波器的响应变强；落在蓝色处则变弱。`,
		},
		firstConvolution: {
			name: ({ number }) => `卷积 ${number}`,
			sentence: ({ count }) => `${count} 个滤波器各自滑过图像，图案吻合的地方，对应的格子就亮起来。`,
		},
		convolution: {
			name: ({ number }) => `卷积 ${number}`,
			sentence: ({ count, inputs }) =>
				`${count} 个滤波器，每个都同时看全部 ${inputs} 张特征图，于是能找到由图案组成的图案。`,
		},
		pooling: {
			name: ({ number }) => `池化 ${number}`,
			sentence: () => "每 2 × 2 个值只留下最大的一个：宽和高都减半。",
		},
		upSampling: { name: () => "上采样", sentence: () => "每个值重复成 2 × 2 个：宽和高都加倍。" },
		upConvolution: {
			name: ({ number }) => `上采样与卷积 ${number}`,
			sentence: ({ count }) => `特征图的宽和高先加倍，再由 ${count} 个滤波器补出细节。`,
		},
		padding: {
			name: () => "填充",
			sentence: () => "把边缘的像素向外重复，直到边长能被 4 整除，因为池化要把边长减半两次。",
		},
		cropping: { name: () => "裁剪", sentence: () => "再裁掉图像周围补上的部分。" },
		inputWeights: {
			name: () => "单元在找什么",
			sentence: ({ count }) =>
				`${count} 个单元中被这幅图像激发最强的 ${shownCount(count)} 个的权重。墨落在橙色处激发单元，落在蓝色处抑制它。`,
		},
		dense: {
			name: () => "全连接层",
			sentence: ({ count, activation }) =>
				`${count} 个单元，每个都是前面全部数值的加权和；${
					{ relu: "低于 0 的变成 0", tanh: "再由双曲正切压进 −1～1", sigmoid: "再由 Sigmoid 压进 0～1" }[activation]
				}。`,
		},
		gaussian: {
			name: () => "均值与不确定度",
			sentence: ({ count }) =>
				`${count} 个隐变量，每个都有一个均值和一个方差，网络因此也说出自己有多大把握。重建由均值解码而来。`,
		},
		outputWeights: {
			name: () => "单元在画什么",
			sentence: ({ inputs }) =>
				`最活跃的 ${shownCount(inputs)} 个单元的权重：每个单元都添上自己的图案，越活跃添得越重。`,
		},
		convolutionLogits: {
			name: ({ number }) => `卷积 ${number}`,
			sentence: ({ inputs }) => `最后一个滤波器把 ${inputs} 张特征图汇成每个像素一个数值：高于 0 是墨，低于 0 是纸。`,
		},
		denseLogits: { name: () => "全部相加", sentence: () => "每个像素一个数值：高于 0 是墨，低于 0 是纸。" },
		output: { name: () => "重建", sentence: () => "Sigmoid 把每个数值压进 0～1，重建就完成了。" },
	},
	nameOfCode: (name) => `${name}：隐编码`,
	stagePicture: (name, shape) => `内部：${name}，${shape}`,
};

type Sentences = Partial<Record<StageRole, (facts: StageFacts) => string>>;

/** The same names with other sentences, where there are such. */
function withSentences(stages: Texts["stages"], sentences: Sentences): Texts["stages"] {
	const changed = Object.entries(sentences).map(([role, sentence]) => [
		role,
		{ ...stages[role as StageRole], sentence },
	]);
	return { ...stages, ...Object.fromEntries(changed) };
}

/** Of any data set. */
function generalEn(values: string, element: string, stages: Texts["stages"]): Texts["stages"] {
	return withSentences(stages, {
		input: () => `${values} values, from 0 to 1.`,
		filters: ({ count }) =>
			`The ${count} filters of the first convolution. High values under orange raise a filter’s answer, under blue they lower it.`,
		inputWeights: ({ count }) =>
			`The weights of the ${shownCount(count)} units, of ${count}, that this picture excites most. High values on orange excite a unit, on blue they hold it back.`,
		convolutionLogits: ({ count, inputs }) =>
			`${count === 1 ? "One last filter gathers" : `The last ${count} filters gather`} ${inputs} maps into one number per ${element}: above 0 for values over ½, below 0 for values under ½.`,
		denseLogits: () => `One number per ${element}: above 0 for values over ½, below 0 for values under ½.`,
	});
}

function generalZh(values: string, element: string, stages: Texts["stages"]): Texts["stages"] {
	return withSentences(stages, {
		input: () => `${values} 个值，从 0 到 1。`,
		filters: ({ count }) => `第一个卷积层的 ${count} 个滤波器。高的值落在橙色处，滤波器的响应变强；落在蓝色处则变弱。`,
		inputWeights: ({ count }) =>
			`${count} 个单元中被这幅图像激发最强的 ${shownCount(count)} 个的权重。高的值落在橙色处激发单元，落在蓝色处抑制它。`,
		convolutionLogits: ({ count, inputs }) =>
			`最后 ${count} 个滤波器把 ${inputs} 张特征图汇成每个${element}一个数值：高于 0 表示值大于 ½，低于 0 表示小于 ½。`,
		denseLogits: () => `每个${element}一个数值：高于 0 表示值大于 ½，低于 0 表示小于 ½。`,
	});
}

/** What stages of weights show of pictures in colour. */
function withColourNote(stages: Texts["stages"], note: string): Texts["stages"] {
	if (imageShape.value.channels === 1) return stages;
	const withNote = (role: StageRole) => (facts: StageFacts) => stages[role].sentence(facts) + note;
	const weights = ["filters", "inputWeights", "outputWeights"] as const;
	return withSentences(stages, Object.fromEntries(weights.map((role) => [role, withNote(role)])));
}

export const texts = defineTexts(en, zh, {
	en: ({ valueCountText, element }, { stages }) => ({
		stages: withColourNote(generalEn(valueCountText, element, stages), " Shown are the means over the colours."),
	}),
	zh: ({ valueCountText, element }, { stages }) => ({
		stages: withColourNote(generalZh(valueCountText, element, stages), "图中是各颜色的平均值。"),
	}),
});
