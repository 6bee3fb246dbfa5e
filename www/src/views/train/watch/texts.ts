/** The texts of everything that shows how the models learn. */

import { MAX_FIT_EXAMPLES } from "../../../engine/fitExamples";
import { trainCount } from "../../../state/dataSet";
import { formatNumber } from "../../../strings";
import { measureWord } from "../../../strings/chinese";
import type { DataSetFacts } from "../../../strings/en";
import { defineTexts } from "../../../strings/texts";
import type { Metric } from "./metrics";

interface Texts {
	heading: string;
	inspect: string;
	modelName(name: string): string;

	panel: string;
	panels: Record<"curves" | "map", string>;

	metric: string;
	metrics: Record<Metric, string>;
	lossExplained: string;
	/** Of models of which some are variational. */
	lossWithKlExplained: string;
	reconstructionExplained: string;
	klExplained: string;
	/** Follows an explanation of what is measured in nats. */
	natExplained: string;
	units: Record<"error" | "squared" | "natsPerImage" | "natsPerElement", string>;
	onTraining: string;
	onTest: string;

	testResults: string;
	/** `step` is undefined before the first evaluation. */
	testResultsNote(step: number | undefined, hasExcludedClasses: boolean, isNoisy: boolean): string;
	model: string;
	loss: string;
	reconstruction: string;
	error: string;
	errorExplained: string;
	pca: string;
	pcaExplained(isNoisy: boolean, hasExcludedClasses: boolean): string;

	timeMachine: string;
	timeMachineNote: string;
	timeMachineAt(step: string, epoch: string): string;
	newest: string;
	untrained: string;

	pictures: string;
	picturesNote: string;
	originals: string;
	/** Of models that denoise: what they are shown. */
	input: string;
	inputNote: string;
	/** Below the picture of a digit whose class is excluded. */
	excluded: string;
	stopped(sizes: string): string;
	drawing: string;
	drawOwn: string;
	picture(what: string, digit: string): string;

	map: string;
	mapNote: string;
	mapProjected(share: string): string;
	/** The code has `count` dimensions; maps are drawn up to `most`. */
	mapTooLarge(count: string, most: string): string;
	mapPicture(accuracy: string): string;
	accuracy: string;
	accuracyExplained: string;

	latentUse: string;
	latentUseNote: string;
	active(active: string, all: string): string;
	activeExplained: string;
	collapsed: string;
	dimension: string;
	kl: string;
	nats(value: string): string;
	beta(value: string): string;
	betaExplained: string;

	norms: string;
	normsNote: string;
	layer: string;
	weight: string;
	gradient: string;
	noGradient: string;

	evaluatorFailed: string;
	waiting: string;
}

/** At the beginning of a heading. */
function capitalised(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}

const fitCount = () => formatNumber(Math.min(MAX_FIT_EXAMPLES, trainCount.value));

const en = ({ ofTest, one, many, testCountText, element }: DataSetFacts): Texts => ({
	heading: "Watch it learn",
	inspect: "Inspect",
	modelName: (name) => `Model ${name}`,

	panel: "What is above the pictures",
	panels: { curves: "Curves", map: "Map" },

	metric: "What the curves show",
	metrics: { loss: "Loss", reconstruction: "Reconstruction", kl: "KL", error: "Squared error" },
	lossExplained: `What the training makes smaller: how badly the reconstruction matches the ${one}.`,
	lossWithKlExplained:
		"What the training makes smaller: reconstruction + β · KL. β is the weight of the KL divergence, 1 unless you have set another. During a KL warm-up the training counts with a smaller β, the curves and the table with the final one.",
	reconstructionExplained: `The first part of the loss: how badly the reconstruction matches the ${one}. The other part is β · KL.`,
	klExplained: `The Kullback–Leibler divergence of the posterior, which the encoder gives for a ${one}, from the prior N(0, 1): how much the code tells of the ${one}. The loss is reconstruction + β · KL, so the larger β is, the closer all codes are pulled together.`,
	natExplained: "A nat is the unit of information of the natural logarithm: 1.44 bits.",
	units: {
		error: `squared error per ${element}`,
		squared: "squared error per image",
		natsPerImage: "nats per image",
		natsPerElement: `nats per ${element}`,
	},
	onTraining: "training",
	onTest: "test",

	testResults: "Test results",
	testResultsNote: (step, hasExcludedClasses, isNoisy) =>
		`${step === undefined ? "On" : `After step ${formatNumber(step)}, on`} the ${ofTest(testCountText)}${hasExcludedClasses ? ", without the classes that were left out" : ""}${isNoisy ? ", corrupted by the noise that is to be removed" : ""}.`,
	model: "Model",
	loss: "Loss",
	reconstruction: "Reconstruction",
	error: "Squared error",
	errorExplained: `(reconstruction − clean ${one})², mean per ${element}, without sampling: the one figure in which models of every kind and loss can be compared.`,
	pca: "PCA",
	pcaExplained: (isNoisy, hasExcludedClasses) =>
		`The squared error of principal component analysis with as many components as the model has latent dimensions, fitted to ${fitCount()} training ${many}${hasExcludedClasses ? " of all classes" : ""}${isNoisy ? `. It learns from clean ${many} and only projects the noisy ones, so it is no linear denoiser: a linear method trained for that would do better` : ": the best that a linear method can do, and the line to beat"}. There is none where the latent code is as large as the picture, nor for more than 128 components of large pictures, which would take minutes.`,

	timeMachine: "Time machine",
	timeMachineNote:
		"Slide back, and the map, the pictures, everything below and the other views are as they were then; the curves and the table stay.",
	timeMachineAt: (step, epoch) => `step ${step}, epoch ${epoch}`,
	newest: "Newest",
	untrained: "before the first step",

	pictures: "Reconstructions",
	picturesNote: `The reconstructions above are of test ${many}, which no model is trained on, and of your own drawing.`,
	originals: capitalised(one),
	input: "Input",
	inputNote: `The ${many} are corrupted as in training; your drawing goes in as it is.`,
	excluded: "left out",
	stopped: (sizes) => `This training was stopped: ${sizes}.`,
	drawing: "Your drawing",
	drawOwn: `Draw, or pick another ${one}`,
	picture: (what, digit) => `${what}: ${digit}`,

	map: "Map of the latent codes",
	mapNote: `The latent codes of ${ofTest(testCountText)}. Numerals and colours show their classes, of which the model is told nothing.`,
	mapProjected: (share) => `Seen along the two directions in which the codes differ most: ${share} of their variance.`,
	mapTooLarge: (count, most) => `${count} latent dimensions are too many for a map, which is drawn for up to ${most}.`,
	mapPicture: (accuracy) => `Map of the test ${many} by class; 5-NN accuracy ${accuracy}`,
	accuracy: "5-NN accuracy",
	accuracyExplained: `How well the latent codes separate the classes: each test ${one} gets the class that most of its five nearest neighbours among ${fitCount()} training ${many} have, by their codes. The figure is the share that is right.`,

	latentUse: "How much each latent dimension tells",
	latentUseNote: `The KL divergence of its posterior from the prior N(0, 1), mean over the test ${many}. A full bar is the largest value, but at least 1 nat.`,
	active: (active, all) => `${active} of ${all} dimensions are active`,
	activeExplained: `A dimension counts as active if its mean varies over the test ${many} with a variance above 0.01 (Burda et al., 2016). One that does not gets the same code from every ${one}, and tells nothing of them.`,
	collapsed: `No dimension is active: the posterior has collapsed, and every ${one} is reconstructed as the same mean. A smaller β or a longer KL warm-up helps.`,
	dimension: "Dimension",
	kl: "KL",
	nats: (value) => `${value} nats`,
	beta: (value) => `β is ${value} now.`,
	betaExplained:
		"The weight of the KL divergence: the loss is reconstruction + β · KL. With cross-entropy and 1 it is −ELBO, the negative evidence lower bound (with squared error, which is summed over the image, that of a Gaussian decoder of variance ½, but for a constant); with more, dimensions that tell little fall silent. During a KL warm-up it grows from 0.",

	norms: "Weights and gradients",
	normsNote: "The length (L2 norm) of each layer’s weights, and of the gradient in the last step.",
	layer: "Layer",
	weight: "Weights",
	gradient: "Gradient",
	noGradient: "none yet",

	evaluatorFailed: "The pictures are no longer updated. The training itself goes on.",
	waiting: "The first pictures are on their way…",
});

const zh = ({ ofTest, one, many, testCountText, element }: DataSetFacts): Texts => ({
	heading: "看它学习",
	inspect: "细看",
	modelName: (name) => `模型 ${name}`,

	panel: "图像上方显示什么",
	panels: { curves: "曲线", map: "地图" },

	metric: "曲线显示什么",
	metrics: { loss: "损失", reconstruction: "重建", kl: "KL", error: "平方误差" },
	lossExplained: `训练要减小的量：重建与${one}相差多少。`,
	lossWithKlExplained:
		"训练要减小的量：重建 + β · KL。β 是 KL 散度的权重，没有另设时为 1。KL 预热期间，训练用的 β 较小，曲线和表格则始终按最终的 β 计算。",
	reconstructionExplained: `损失的第一部分：重建与${one}相差多少。另一部分是 β · KL。`,
	klExplained: `编码器为一${measureWord(one)}${one}给出的后验相对于先验 N(0, 1) 的 KL 散度（Kullback–Leibler），表示隐编码传递了这${measureWord(one)}${one}的多少信息。损失 = 重建 + β · KL，所以 β 越大，所有隐编码就被拉得越近。`,
	natExplained: "奈特是用自然对数计量信息的单位，等于 1.44 比特。",
	units: {
		error: `每个${element}的平方误差`,
		squared: "每幅图像的平方误差",
		natsPerImage: "奈特/图像",
		natsPerElement: `奈特/${element}`,
	},
	onTraining: "训练",
	onTest: "测试",

	testResults: "测试结果",
	testResultsNote: (step, hasExcludedClasses, isNoisy) =>
		`${step === undefined ? "" : `第 ${formatNumber(step)} 步之后，`}在 ${ofTest(testCountText)}上${hasExcludedClasses ? "，不含排除的类别" : ""}${isNoisy ? "，带有要去除的噪声" : ""}。`,
	model: "模型",
	loss: "损失",
	reconstruction: "重建",
	error: "平方误差",
	errorExplained: `（重建 − 干净的${one}）²，按${element}平均，重建时不采样：不同种类、不同损失的模型只能靠它来比较。`,
	pca: "PCA",
	pcaExplained: (isNoisy, hasExcludedClasses) =>
		`主成分分析在主成分与隐变量一样多时的平方误差，由${hasExcludedClasses ? "所有类别的 " : " "}${fitCount()} ${measureWord(one)}训练${many}拟合${isNoisy ? `。它由干净的${many}拟合，只是把带噪声的${many}投影上去，并不是线性去噪器：专门为此训练的线性方法会更好。` : "：在同样多的数值下，它是平方误差最小的线性方法，也是模型要胜过的基准。"}隐编码和图像一样大时没有这一项；图像较大而主成分超过 128 个时也没有，因为计算要好几分钟。`,

	timeMachine: "时光机",
	timeMachineNote: "往回拖动，地图、图像、下面的一切以及其他视图都会回到当时的样子；曲线和表格不变。",
	timeMachineAt: (step, epoch) => `第 ${step} 步，第 ${epoch} 轮`,
	newest: "最新",
	untrained: "第一步之前",

	pictures: "重建",
	picturesNote: `上面是未用于训练的测试${many}和你自己画的图的重建。`,
	originals: one,
	input: "输入",
	inputNote: `${many}像训练时那样带噪声，你画的图原样输入。`,
	excluded: "已排除",
	stopped: (sizes) => `这次训练已停止：${sizes}。`,
	drawing: "你画的图",
	drawOwn: `自己画，或另选一${measureWord(one)}${one}`,
	picture: (what, digit) => `${what}：${digit}`,

	map: "隐编码地图",
	mapNote: `${ofTest(testCountText)}在隐空间中的位置。数字和颜色表示类别，而模型对类别一无所知。`,
	mapProjected: (share) => `沿隐编码差异最大的两个方向看去，占其方差的 ${share}。`,
	mapTooLarge: (count, most) => `${count} 维太多，画不成地图；隐编码最多 ${most} 维才有地图。`,
	mapPicture: (accuracy) => `按类别标出的测试${many}地图；5 近邻准确率 ${accuracy}`,
	accuracy: "5 近邻准确率",
	accuracyExplained: `隐编码区分类别的能力：按隐编码在 ${fitCount()} ${measureWord(one)}训练${many}中找出每${measureWord(one)}测试${one}最近的五${measureWord(one)}，取其中多数的类别。这里是判断正确的比例。`,

	latentUse: "每个隐变量传递的信息量",
	latentUseNote: `每个隐变量的后验相对于先验 N(0, 1) 的 KL 散度，取测试${many}的平均。条的全长是其中最大的值，至少 1 奈特。`,
	active: (active, all) => `${all} 维中有 ${active} 维在起作用`,
	activeExplained: `如果一维的均值在测试${many}上的方差高于 0.01，就算起作用（Burda 等，2016）。否则每${measureWord(one)}${one}在这一维上的值都一样，它没有传递任何信息。`,
	collapsed: `没有一维起作用：后验坍塌，每${measureWord(one)}${one}都重建成同一幅平均图。减小 β 或延长 KL 预热会有帮助。`,
	dimension: "维度",
	kl: "KL",
	nats: (value) => `${value} 奈特`,
	beta: (value) => `β 现在是 ${value}。`,
	betaExplained:
		"KL 散度的权重：损失 = 重建 + β · KL。用交叉熵且 β = 1 时，它就是 −ELBO，即负的证据下界（平方误差对整幅图像求和，相当于方差为 ½ 的高斯解码器，只差一个常数）；更大时，传递信息少的隐变量会失效。KL 预热期间它从 0 升上来。",

	norms: "权重与梯度",
	normsNote: "每一层权重的长度（L2 范数），以及最近一步中梯度的长度。",
	layer: "层",
	weight: "权重",
	gradient: "梯度",
	noGradient: "还没有",

	evaluatorFailed: "图像不再更新，训练本身仍在继续。",
	waiting: "第一批图像马上就来……",
});

/** The map's numerals are those of the classes, which may have names. */
function generalEn(
	{ ofTest, many, testCountText, legend, classCount, areTestsUnseen }: DataSetFacts,
	{ mapNote }: Texts,
): Partial<Texts> {
	return {
		picturesNote: areTestsUnseen
			? `The reconstructions above are of test ${many}, which no model is trained on, and of the input.`
			: "The reconstructions above are of the test picture, which may be the one that models are trained on, and of the input.",
		inputNote: `The ${many} are corrupted as in training; what you draw or pick goes in as it is.`,
		drawing: "The input",
		mapNote:
			classCount === 0 ? `The latent codes of ${ofTest(testCountText)}.` : legend ? `${mapNote} ${legend}.` : mapNote,
		...(classCount === 0 && { mapPicture: () => `Map of the test ${many}` }),
	};
}

function generalZh({ ofTest, many, testCountText, legend, classCount, areTestsUnseen }: DataSetFacts): Partial<Texts> {
	const place = `${ofTest(testCountText)}在隐空间中的位置。`;
	const note = classCount === 0 ? place : `${place}编号和颜色表示类别，而模型对类别一无所知。`;
	return {
		picturesNote: areTestsUnseen
			? `上面是未用于训练的测试${many}和输入的重建。`
			: "上面是测试图像（可能就是用来训练的那幅）和输入的重建。",
		inputNote: `${many}像训练时那样带噪声，你画的或选的原样输入。`,
		drawing: "输入",
		mapNote: legend ? `${note}${legend}。` : note,
		...(classCount === 0 && { mapPicture: () => `测试${many}地图` }),
	};
}

export const texts = defineTexts(en, zh, { en: generalEn, zh: generalZh });
