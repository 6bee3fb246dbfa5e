/** The texts of the view Generate. */

import { defineTexts } from "../../strings/texts";
import type { NoveltyResult } from "./novelty";
import type { Width } from "./state";

interface Texts {
	title: string;
	lead: string;
	tryText: string;

	settings: string;
	temperature: string;
	temperatureExplained: string;
	/** Below, at and above the prior's standard deviation. */
	temperatureNotes: Record<"cold" | "prior" | "hot", string>;

	samples: string;
	samplesNote: string;
	sample(number: number): string;
	saveGrid: string;
	announce(sample: number, label: number, distance: string): string;

	question: string;
	nearest: string;
	/** The accessible name of a training digit's picture. */
	neighbour(label: number, distance: string): string;
	withArticle(label: number): string;
	distance: string;
	distanceExplained: string;
	novelty: Record<NoveltyResult["kind"], (nearer: number, of: number) => string>;
	blur: string;
	measuring: string;
	thisSample: string;
	testDigits(count: number): string;
	spread(median: string, low: string, high: string): string;
	copyMark: string;

	searchedSome: string;
	searchedAll: string;
	searchAll: string;
	searchAllNote: string;
	loadingSome: string;
	loadingAll: string;
	loadedAll: string;
	trainFailed: string;
	trainFailedAll: string;

	plain: string;
	plainNote: string;
	width: string;
	widths: Record<Width, string>;
	whyNoDigits: Record<Width, string>;
	plainSample(model: string, number: number): string;
	computingStats: string;
	sized(model: string, size: string): string;
	relativeDistance: string;
	relativeDistanceExplained: string;
}

const en: Texts = {
	title: "Digits that nobody has written",
	lead: "Training pulled the codes of a variational autoencoder towards one known distribution, the standard normal. So one can sample a code from it at random, without any picture going in, and the decoder makes a digit of it.",
	tryText:
		"Take the temperature down to 0.1, then slowly up to 2: where does variety end, and where do the digits? Then choose a sample and look for it among the training digits.",

	settings: "What the samples are drawn from",
	temperature: "Temperature",
	temperatureExplained:
		"The standard deviation of the normal distribution that every number of a code is drawn from. At 1 it is the prior, the distribution that training pulled the codes towards; the seed decides the directions, the temperature how far out along them.",
	temperatureNotes: {
		cold: "Below 1, codes keep to the middle of the space: safer digits, and ever more alike.",
		prior: "At 1, codes are drawn as the prior has them.",
		hot: "Above 1, codes lie farther out than most of the real ones: bolder, and with sixteen numbers soon no digits any more.",
	},

	samples: "Samples",
	samplesNote: "Choose one. By keyboard: the arrow keys go from sample to sample.",
	sample: (number) => `Sample ${number}`,
	saveGrid: "All as PNG",
	announce: (sample, label, distance) => `Sample ${sample}. Nearest training digit: ${label}, distance ${distance}.`,

	question: "Is it in the data?",
	nearest: "Nearest training digits",
	neighbour: (label, distance) => `Training digit ${label}, distance ${distance}`,
	withArticle: (label) => (label === 8 ? "an 8" : `a ${label}`),
	distance: "Distance",
	distanceExplained:
		"Euclidean, over the pixels: the square root of the sum of the squared differences of all 784. A copy is at 0; white paper is about 9 from a usual digit.",
	novelty: {
		near: (_, of) =>
			`Hardly new: none of ${of} test digits comes as near to a training digit. Still no copy, which would be at 0.`,
		among: (nearer, of) =>
			`No, it is new. Of ${of} test digits, which no model was trained on, ${nearer} are nearer to a training digit and ${of - nearer} are not.`,
		far: (_, of) =>
			`No, and it lies farther from every training digit than all ${of} test digits do: perhaps no digit at all.`,
	},
	blur: "Blurred strokes come nearer to everything than sharp ones do: a small distance alone makes no copy.",
	measuring: "Measuring how near test digits come…",
	thisSample: "This sample",
	testDigits: (count) => `${count} test digits`,
	spread: (median, low, high) => `median ${median}, from ${low} to ${high}`,
	copyMark: "0, a copy",

	searchedSome: "Searched among 4,000 of the 60,000 training digits.",
	searchedAll: "Searched among all 60,000 training digits.",
	searchAll: "Search all 60,000 (10 MB)",
	searchAllNote: "A link that you share starts with the 4,000.",
	loadingSome: "Loading training digits…",
	loadingAll: "Loading all 60,000 training digits…",
	loadedAll: "All 60,000 training digits are searched now.",
	trainFailed: "The training digits could not be loaded. Samples come without them.",
	trainFailedAll: "The 60,000 training digits could not be loaded. The 4,000 are still searched.",

	plain: "The same with plain autoencoders",
	plainNote: "Same seed, same temperature; the codes are decoded by models that only learnt to copy.",
	width: "Codes are drawn from",
	widths: { prior: "Standard normal", codes: "As wide as its own codes" },
	whyNoDigits: {
		prior:
			"These are no digits, but noise from one and next to nothing from the other: nothing in training said where codes should lie. Real codes of these models have no negative numbers, of the drawn ones half are negative, and their decoders have never seen such a code.",
		codes:
			"Still no digits, only scraps of strokes: each number now has the mean and the deviation that it has over 1,000 test digits (the deviation times the temperature), but it is drawn by itself, and in real codes the numbers depend on each other.",
	},
	plainSample: (model, number) => `${model}: sample ${number}`,
	computingStats: "Encoding 1,000 test digits to see how wide its codes are…",
	sized: (model, size) => `${model}, ${size}`,
	relativeDistance: "Distance to the nearest training digit, where blank paper is 100%",
	relativeDistanceExplained:
		"A sample’s distance to its nearest training digit, as a share of that digit’s own distance from blank paper; the median of twelve samples. 0% is a copy. At 100% the sample is no nearer to any digit than an empty page would be.",
};

const zh: Texts = {
	title: "没有人写过的数字",
	lead: "训练时，变分自编码器的编码被拉向一个已知的分布：标准正态分布。因此不必输入任何图像，只要从这个分布里随机采样一个编码，解码器就能把它变成数字。",
	tryText: "把温度降到 0.1，再慢慢升到 2：多样性在哪里消失，数字又在哪里消失？然后选一个样本，看看训练数字里有没有它。",

	settings: "从哪里采样",
	temperature: "温度",
	temperatureExplained:
		"编码里的每个数都从正态分布中采样，温度就是这个分布的标准差。温度为 1 时就是先验，也就是训练时编码被拉向的那个分布；种子决定方向，温度决定沿着这个方向走多远。",
	temperatureNotes: {
		cold: "低于 1 时，编码都靠近空间的中央：数字更稳妥，也越来越相像。",
		prior: "等于 1 时，编码正是按先验采样的。",
		hot: "高于 1 时，编码比大多数真实编码更靠外：更大胆；用 16 个数时，很快就不再是数字了。",
	},

	samples: "样本",
	samplesNote: "选一个看看。键盘操作：方向键在样本之间移动。",
	sample: (number) => `样本 ${number}`,
	saveGrid: "全部保存为 PNG",
	announce: (sample, label, distance) => `样本 ${sample}。最近的训练数字是 ${label}，距离 ${distance}。`,

	question: "训练数据里有它吗？",
	nearest: "最近的训练数字",
	neighbour: (label, distance) => `训练数字 ${label}，距离 ${distance}`,
	withArticle: (label) => `${label}`,
	distance: "距离",
	distanceExplained:
		"按像素计算的欧氏距离：全部 784 个像素之差的平方和，再开平方。副本的距离是 0；一张白纸与普通数字的距离大约是 9。",
	novelty: {
		near: (_, of) => `算不上新：${of} 个测试数字里，没有一个离训练数字这么近。但它仍不是副本，副本的距离是 0。`,
		among: (nearer, of) =>
			`没有，它是新的。在 ${of} 个没有模型学过的测试数字中，有 ${nearer} 个离训练数字比它更近，另外 ${of - nearer} 个则不然。`,
		far: (_, of) => `没有，而且它离所有训练数字都比这 ${of} 个测试数字更远：也许根本不是数字。`,
	},
	blur: "模糊的笔画比清晰的笔画离什么都更近：单凭距离小，还算不上副本。",
	measuring: "正在测量测试数字离训练数字有多近……",
	thisSample: "这个样本",
	testDigits: (count) => `${count} 个测试数字`,
	spread: (median, low, high) => `中位数 ${median}，从 ${low} 到 ${high}`,
	copyMark: "0 = 完全相同",

	searchedSome: "在 60,000 个训练数字中的 4,000 个里查找。",
	searchedAll: "在全部 60,000 个训练数字里查找。",
	searchAll: "查找全部 60,000 个（10 MB）",
	searchAllNote: "你分享的链接会从 4,000 个开始。",
	loadingSome: "正在加载训练数字……",
	loadingAll: "正在加载全部 60,000 个训练数字……",
	loadedAll: "现在在全部 60,000 个训练数字里查找。",
	trainFailed: "训练数字未能加载。没有它们，样本照样可以生成。",
	trainFailedAll: "60,000 个训练数字未能加载，仍在 4,000 个里查找。",

	plain: "换成从未被要求容纳噪声的模型",
	plainNote: "种子相同，温度相同；解码的却是只学过照抄的模型。",
	width: "编码取自",
	widths: { prior: "标准正态分布", codes: "与自身编码同宽" },
	whyNoDigits: {
		prior:
			"这些不是数字：一个给出噪声，另一个几乎什么也没有，因为训练从未规定编码该落在哪里。这两个模型真实的编码里没有负数，而抽出的数有一半是负的，它们的解码器从没见过这样的编码。",
		codes:
			"仍然不是数字，只是笔画的碎片：现在每个数的均值和标准差都与它在 1,000 个测试数字上的一样（标准差再乘以温度），但各自独立采样，而真实编码里的数相互关联。",
	},
	plainSample: (model, number) => `${model}：样本 ${number}`,
	computingStats: "正在编码 1,000 个测试数字，看看编码有多宽……",
	sized: (model, size) => `${model}（${size}）`,
	relativeDistance: "到最近训练数字的距离，以白纸为 100%",
	relativeDistanceExplained:
		"样本到最近训练数字的距离，除以那个数字到白纸的距离；取十二个样本的中位数。0% 是副本；到了 100%，样本离数字并不比一张白纸更近。",
};

export const texts = defineTexts(en, zh);
