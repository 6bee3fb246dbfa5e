/** The texts of the view Generate. */

import { measureWord, spaced } from "../../strings/chinese";
import type { DataSetFacts } from "../../strings/en";
import { defineTexts } from "../../strings/texts";
import type { Novelty, NoveltyTextValues } from "./classifyNovelty";
import type { CodeDistribution } from "./state";

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
	samplesKeys: string;
	sample(number: number): string;
	saveGrid: string;
	/** `name`: of the class of the nearest training example, if it has one */
	announce(sample: number, name: string | undefined, distance: string): string;

	question: string;
	nearest: string;
	/** The accessible name of a training example's picture. */
	neighbour(name: string | undefined, distance: string): string;
	withArticle(name: string): string;
	distance: string;
	distanceExplained: string;
	novelty: Record<Novelty, (facts: NoveltyTextValues) => string>;
	blur: string;
	measuring: string;
	thisSample: string;
	testExamples(count: string): string;
	distanceRange(median: string, low: string, high: string): string;
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
	distribution: string;
	distributions: Record<CodeDistribution, string>;
	whyUnlikeExamples: Record<CodeDistribution, string>;
	plainSample(model: string, number: number): string;
	computingStats: string;
	sized(model: string, size: string): string;
	relativeDistance: string;
	relativeDistanceExplained: string;
}

const en = ({ ofTest, one, many, named, testCountText, trainCountText, firstTrainCountText }: DataSetFacts): Texts => ({
	title: "Digits that nobody has written",
	lead: "Training pulled the latent codes of a variational autoencoder towards one known distribution, the standard normal: the prior. So a code can be sampled from it at random, without any picture going in, and most of them decode to something like a digit.",
	tryText:
		"Take the temperature down to 0.1: why do all samples become one grey smudge? Then turn it up to 2, choose a sample, and look for it among the training digits.",

	settings: "Where the samples come from",
	temperature: "Temperature",
	temperatureExplained:
		"The standard deviation of the normal distribution from which every number of the latent code is sampled. At 1 it is the prior, the distribution that training pulled the codes towards; the seed decides the directions, the temperature how far out along them.",
	temperatureNotes: {
		cold: "Below 1, codes keep to the middle of the latent space, where digits of all classes meet: the samples become ever more alike, and blurred.",
		prior: "At 1, codes are sampled from the prior itself.",
		hot: "Above 1, codes lie farther out than most of the real ones: more varied, with harder strokes, and in 16-D farther and farther from all training digits.",
	},

	samples: "Samples",
	samplesNote: "Choose one.",
	samplesKeys: "By keyboard: the arrow keys go from sample to sample.",
	sample: (number) => `Sample ${number}`,
	saveGrid: "All as PNG",
	announce: (sample, name, distance) =>
		`Sample ${sample}. Nearest training ${one}: ${name === undefined ? "" : `${name}, `}distance ${distance}.`,

	question: "Is it in the data?",
	nearest: `Nearest training ${many}`,
	neighbour: (name, distance) => `Training ${name === undefined ? one : named(name)}, distance ${distance}`,
	withArticle: (name) => (name === "8" ? "an 8" : `a ${name}`),
	distance: "Distance",
	distanceExplained:
		"Euclidean, over the pixels: the square root of the sum of the squared differences of all 784. Identical pictures are 0 apart; blank paper is about 9 from a typical digit.",
	novelty: {
		copy: ({ searchedCount }) => `Yes: one of these ${searchedCount} is identical.`,
		near: ({ searchedCount, distance, medianDistance, testCount }) =>
			`No copy among these ${searchedCount}, but the nearest is only ${distance} away: nearer than for all ${testCount} unseen real ${many} (typically ${medianDistance}).`,
		among: ({ searchedCount, distance, medianDistance }) =>
			`No copy among these ${searchedCount}: the nearest is ${distance} away. Unseen real ${many} are typically ${medianDistance} away.`,
		far: ({ searchedCount, distance, medianDistance, testCount }) =>
			`No copy among these ${searchedCount}: the nearest is ${distance} away, farther than for all ${testCount} unseen real ${many} (typically ${medianDistance}). Perhaps it is like none of them.`,
	},
	blur: "Blurred strokes come nearer to real digits than sharp ones do, so a small distance alone does not mean a copy.",
	measuring: `Measuring how near test ${many} come…`,
	thisSample: "This sample",
	testExamples: ofTest,
	distanceRange: (median, low, high) => `median ${median}, from ${low} to ${high}`,
	copyMark: "0 = identical",

	searchedSome: `Searched among ${firstTrainCountText} of the ${trainCountText} training ${many}.`,
	searchedAll: `Searched among all ${trainCountText} training ${many}.`,
	searchAll: "Search all 60,000 (10 MB)",
	searchAllNote: `A link that you share starts with the ${firstTrainCountText}.`,
	loadingSome: `Loading training ${many}…`,
	loadingAll: `Loading all ${trainCountText} training ${many}…`,
	loadedAll: `All ${trainCountText} training ${many} are searched now.`,
	trainFailed: `The training ${many} could not be loaded. Samples come without them.`,
	trainFailedAll: `The ${trainCountText} training ${many} could not be loaded. The ${firstTrainCountText} are still searched.`,

	plain: "The same with non-variational autoencoders",
	plainNote: "Same seed, same temperature; the codes are decoded by models that were only trained to reconstruct.",
	distribution: "Codes are sampled from",
	distributions: { prior: "Standard normal", codes: "As wide as its own codes" },
	whyUnlikeExamples: {
		prior:
			"These are no digits, but noise from the vanilla model and next to nothing from the convolutional one: nothing in training said where codes should lie. Real codes of these models have no negative numbers, of the sampled ones half are negative, and their decoders have never seen such a code.",
		codes:
			"Still no digits, only scraps of strokes: each number now has the mean and the standard deviation that it has over 1,000 test digits (the latter times the temperature), but it is sampled independently, and in real codes the numbers depend on each other.",
	},
	plainSample: (model, number) => `${model}: sample ${number}`,
	computingStats: `Encoding ${ofTest(testCountText)} to see how wide its codes are…`,
	sized: (model, size) => `${model}, ${size}`,
	relativeDistance: "Distance to the nearest training digit, where blank paper is 100%",
	relativeDistanceExplained:
		"A sample’s distance to its nearest training digit, as a share of that digit’s own distance from blank paper; the median of twelve samples. 0% is identical. At 100% the sample is no nearer to the digit than blank paper is.",
});

const zh = ({ ofTest, one, many, named, testCountText, trainCountText, firstTrainCountText }: DataSetFacts): Texts => ({
	title: "没有人写过的数字",
	lead: "训练时，变分自编码器的隐编码被拉向一个已知的分布：标准正态分布，称为先验。因此不必输入任何图像，只要从先验中随机采样一个隐编码，解码出来的大多就像数字。",
	tryText: "把温度降到 0.1：为什么所有样本都成了同一团灰影？再升到 2，选一个样本，看看训练数字里有没有它。",

	settings: "样本从哪里来",
	temperature: "温度",
	temperatureExplained:
		"每个隐变量都从正态分布中采样，温度就是这个分布的标准差。温度为 1 时就是先验，也就是训练时隐编码被拉向的那个分布；种子决定方向，温度决定沿着这个方向走多远。",
	temperatureNotes: {
		cold: "低于 1 时，隐编码都靠近隐空间的中央，各类数字在那里相接：样本越来越相像，也越来越模糊。",
		prior: "等于 1 时，隐编码正是从先验中采样的。",
		hot: "高于 1 时，隐编码比大多数真实数字的隐编码更靠外：样本更多样，笔画更硬；16 维时离所有训练数字越来越远。",
	},

	samples: "样本",
	samplesNote: "选一个看看。",
	samplesKeys: "键盘操作：方向键在样本之间移动。",
	sample: (number) => `样本 ${number}`,
	saveGrid: "全部保存为 PNG",
	announce: (sample, name, distance) =>
		spaced`样本 ${sample}。最近的训练${name === undefined ? one : spaced`${one}是${name}`}，距离 ${distance}。`,

	question: "训练数据里有它吗？",
	nearest: `最近的训练${many}`,
	neighbour: (name, distance) => `训练${name === undefined ? one : named(name)}，距离 ${distance}`,
	withArticle: (name) => `“${name}”`,
	distance: "距离",
	distanceExplained:
		"按像素计算的欧氏距离：全部 784 个像素之差的平方和，再开平方。完全相同的图像距离为 0；白纸与典型数字的距离大约是 9。",
	novelty: {
		copy: ({ searchedCount }) => `有：这 ${searchedCount} ${measureWord(one)}里有一${measureWord(one)}与它完全相同。`,
		near: ({ searchedCount, distance, medianDistance, testCount }) =>
			`这 ${searchedCount} ${measureWord(one)}里没有与它相同的，但最近的仅相距 ${distance}，比全部 ${testCount} ${measureWord(one)}未用于训练的真实${many}都近（它们的距离通常为 ${medianDistance}）。`,
		among: ({ searchedCount, distance, medianDistance }) =>
			`这 ${searchedCount} ${measureWord(one)}里没有与它相同的，最近的相距 ${distance}；未用于训练的真实${many}，到最近训练${many}的距离通常为 ${medianDistance}。`,
		far: ({ searchedCount, distance, medianDistance, testCount }) =>
			`这 ${searchedCount} ${measureWord(one)}里没有与它相同的，最近的相距 ${distance}，比全部 ${testCount} ${measureWord(one)}未用于训练的真实${many}都远（它们的距离通常为 ${medianDistance}）：也许与哪一${measureWord(one)}都不像。`,
	},
	blur: "模糊的笔画比清晰的笔画离真实数字更近，所以单凭距离小不能说明是复制。",
	measuring: `正在测量测试${many}离训练${many}有多近……`,
	thisSample: "这个样本",
	testExamples: ofTest,
	distanceRange: (median, low, high) => `中位数 ${median}，从 ${low} 到 ${high}`,
	copyMark: "0 = 完全相同",

	searchedSome: `在 ${trainCountText} ${measureWord(one)}训练${many}中的 ${firstTrainCountText} ${measureWord(one)}里查找。`,
	searchedAll: `在全部 ${trainCountText} ${measureWord(one)}训练${many}里查找。`,
	searchAll: "在全部 60,000 个中查找（10 MB）",
	searchAllNote: `通过你分享的链接打开时，仍先在 ${firstTrainCountText} ${measureWord(one)}中查找。`,
	loadingSome: `正在加载训练${many}……`,
	loadingAll: `正在加载全部 ${trainCountText} ${measureWord(one)}训练${many}……`,
	loadedAll: `现在在全部 ${trainCountText} ${measureWord(one)}训练${many}里查找。`,
	trainFailed: `训练${many}未能加载。没有它们，样本照样可以生成。`,
	trainFailedAll: `${trainCountText} ${measureWord(one)}训练${many}未能加载，仍在 ${firstTrainCountText} ${measureWord(one)}里查找。`,

	plain: "换成非变分的自编码器",
	plainNote: "种子相同，温度相同；解码的却是只训练过重建的模型。",
	distribution: "隐编码采样自",
	distributions: { prior: "标准正态分布", codes: "与自身隐编码的分布同宽" },
	whyUnlikeExamples: {
		prior:
			"这些不是数字：普通模型给出噪声，卷积模型几乎什么也没有，因为训练从未规定隐编码该落在哪里。这两个模型的真实隐编码里没有负数，而采样得到的有一半是负的，它们的解码器从没见过这样的隐编码。",
		codes:
			"仍然不是数字，只是笔画的碎片：现在每个隐变量的均值和标准差都与它在 1,000 个测试数字上的一样（标准差再乘以温度），但各自独立采样，而真实隐编码里的隐变量相互关联。",
	},
	plainSample: (model, number) => `${model}：样本 ${number}`,
	computingStats: `正在编码 ${ofTest(testCountText)}，看看隐编码分布得有多宽……`,
	sized: (model, size) => `${model}（${size}）`,
	relativeDistance: "到最近训练数字的距离，以白纸为 100%",
	relativeDistanceExplained:
		"样本到最近训练数字的距离，除以那个数字到白纸的距离；取十二个样本的中位数。0% 表示完全相同；到了 100%，样本离那个数字并不比白纸更近。",
});

function generalEn({ one, many, valueCountText, trainCountText }: DataSetFacts): Partial<Texts> {
	return {
		title: "Pictures that nobody has made",
		lead: "Training pulls the latent codes of a variational autoencoder towards one known distribution, the standard normal: the prior. So a code can be sampled from it at random, without any picture going in, and decoded.",
		tryText: `Take the temperature down to 0.1: how do the samples change? Then turn it up to 2, choose a sample, and look for it among the training ${many}.`,
		temperatureNotes: {
			cold: "Below 1, codes keep to the middle of the latent space: the samples become ever more alike.",
			prior: "At 1, codes are sampled from the prior itself.",
			hot: "Above 1, codes lie farther out than most of the real ones: the samples become more varied, and less like what the model was trained on.",
		},
		withArticle: (name) => `“${name}”`,
		distanceExplained: `Euclidean, over the values: the square root of the sum of the squared differences of all ${valueCountText}. Identical pictures are 0 apart.`,
		blur: `Blurred pictures come nearer to real ${many} than sharp ones do, so a small distance alone does not mean a copy.`,
		searchAll: `Search all ${trainCountText}`,
		whyUnlikeExamples: {
			prior:
				"Nothing in training said where the codes of these models should lie, so hardly any sampled code is like one that their decoders have seen.",
			codes:
				"Each number now has the mean and the standard deviation that it has over the test set (the latter times the temperature), but it is sampled independently, and in real codes the numbers depend on each other.",
		},
		relativeDistance: `Distance to the nearest training ${one}, where an empty picture is 100%`,
		relativeDistanceExplained: `A sample’s distance to its nearest training ${one}, as a share of that ${one}’s own distance from an empty picture, of zeros alone; the median of twelve samples. 0% is identical. At 100% the sample is no nearer to it than an empty picture is.`,
	};
}

function generalZh({ one, many, valueCountText, trainCountText }: DataSetFacts): Partial<Texts> {
	return {
		title: "从未存在过的图像",
		lead: "训练时，变分自编码器的隐编码被拉向一个已知的分布：标准正态分布，称为先验。因此不必输入任何图像，只要从先验中随机采样一个隐编码，就可以解码。",
		tryText: `把温度降到 0.1：样本怎样变化？再升到 2，选一个样本，看看训练${many}里有没有它。`,
		temperatureNotes: {
			cold: "低于 1 时，隐编码都靠近隐空间的中央：样本越来越相像。",
			prior: "等于 1 时，隐编码正是从先验中采样的。",
			hot: `高于 1 时，隐编码比大多数真实${many}的隐编码更靠外：样本更多样，也更不像训练时见过的。`,
		},
		distanceExplained: `按值计算的欧氏距离：全部 ${valueCountText} 个值之差的平方和，再开平方。完全相同的图像距离为 0。`,
		blur: `模糊的图像比清晰的离真实${many}更近，所以单凭距离小不能说明是复制。`,
		searchAll: `在全部 ${trainCountText} ${measureWord(one)}中查找`,
		whyUnlikeExamples: {
			prior: "训练从未规定这些模型的隐编码该落在哪里，所以采样得到的隐编码几乎都不像它们的解码器见过的。",
			codes:
				"现在每个隐变量的均值和标准差都与它在测试集上的一样（标准差再乘以温度），但各自独立采样，而真实隐编码里的隐变量相互关联。",
		},
		relativeDistance: `到最近训练${one}的距离，以空白图像为 100%`,
		relativeDistanceExplained: `样本到最近训练${one}的距离，除以后者到空白图像（全为零）的距离；取十二个样本的中位数。0% 表示完全相同；到了 100%，样本并不比空白图像更近。`,
	};
}

export const texts = defineTexts(en, zh, { en: generalEn, zh: generalZh });
