/** The texts of everything that shows how the models learn. */

import { defineTexts } from "../../../strings/texts";
import type { Measure } from "./measures";

interface Texts {
	heading: string;
	inspect: string;
	modelName(name: string): string;

	measure: string;
	measures: Record<Measure, string>;
	units: Record<"error" | "squared" | "natsPerImage" | "natsPerPixel", string>;
	onTraining: string;
	onTest: string;

	testResults: string;
	testResultsNote(isLeftOut: boolean, isNoisy: boolean): string;
	model: string;
	loss: string;
	reconstruction: string;
	error: string;
	errorExplained: string;
	pca: string;
	pcaExplained: string;

	timeMachine: string;
	timeMachineNote: string;
	timeMachineAt(step: string, epoch: string): string;
	newest: string;
	untrained: string;

	pictures: string;
	picturesNote: string;
	originals: string;
	copy: string;
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

	norms: string;
	normsNote: string;
	layer: string;
	weight: string;
	gradient: string;
	noGradient: string;

	evaluatorFailed: string;
	waiting: string;
}

export const texts = defineTexts<Texts>(
	{
		heading: "Watch it learn",
		inspect: "Inspect",
		modelName: (name) => `Model ${name}`,

		measure: "What the curves show",
		measures: { loss: "Loss", reconstruction: "Reconstruction", kl: "KL", error: "Squared error" },
		units: {
			error: "squared error per pixel",
			squared: "squared error",
			natsPerImage: "nats per image",
			natsPerPixel: "nats per pixel",
		},
		onTraining: "training",
		onTest: "test",

		testResults: "Test results",
		testResultsNote: (isLeftOut, isNoisy) =>
			`On the 1,000 test digits${isLeftOut ? ", without the classes that were left out" : ""}${isNoisy ? ", corrupted by the noise that is to be removed" : ""}.`,
		model: "Model",
		loss: "Loss",
		reconstruction: "Reconstruction",
		error: "Squared error",
		errorExplained:
			"(copy − digit)², mean per pixel, of the copy without chance: the one figure in which models of every kind and loss can be compared.",
		pca: "PCA",
		pcaExplained:
			"The squared error of principal component analysis with as many numbers as the code has, fitted to 4,000 training digits: the best that a linear method can do, and the line to beat. A code as large as the picture has none.",

		timeMachine: "Time machine",
		timeMachineNote:
			"Slide back, and the map, the pictures, everything below and the other views are as they were then; the curves and the table stay.",
		timeMachineAt: (step, epoch) => `step ${step}, epoch ${epoch}`,
		newest: "Newest",
		untrained: "before the first step",

		pictures: "What it makes of digits",
		picturesNote: "Eight test digits, which it is never trained on, and your own drawing.",
		originals: "Digit",
		copy: "Copy",
		excluded: "left out",
		stopped: (sizes) => `This training was stopped: ${sizes}.`,
		drawing: "Your drawing",
		drawOwn: "Draw, or pick another digit",
		picture: (what, digit) => `${what}: ${digit}`,

		map: "Map of the codes",
		mapNote: "Where 1,000 test digits lie. Numbers and colours show their classes, of which the model is told nothing.",
		mapProjected: (share) =>
			`Seen along the two directions in which the codes differ most: ${share} of their variance.`,
		mapTooLarge: (count, most) => `A code of ${count} numbers is too much for a map; maps are drawn up to ${most}.`,
		mapPicture: (accuracy) => `Map of the test digits by class; 5-NN accuracy ${accuracy}`,
		accuracy: "5-NN accuracy",
		accuracyExplained:
			"How well the code tells the classes apart: each test digit takes the class that most of its five nearest among 4,000 training digits have, by their codes. The figure is the share that is right.",

		latentUse: "What each number of the code is used for",
		latentUseNote: "The KL divergence of each dimension, mean over the test digits: how much it tells of the picture.",
		active: (active, all) => `${active} of ${all} dimensions are active`,
		activeExplained:
			"A dimension counts as active if its KL is above 0.01 nats. Below that the encoder gives every digit the same N(0, 1), and the decoder has learnt to ignore it.",
		collapsed:
			"All dimensions are silent: the posterior has collapsed, and every picture decodes to the same mean. A smaller β or a longer warm-up lets the code speak.",
		dimension: "Dimension",
		kl: "KL",
		nats: (value) => `${value} nats`,
		beta: (value) => ` β is ${value} now.`,

		norms: "Weights and gradients",
		normsNote: "The length (L2 norm) of each layer’s weights, and of the gradient in the last step.",
		layer: "Layer",
		weight: "Weights",
		gradient: "Gradient",
		noGradient: "none yet",

		evaluatorFailed: "The pictures have stopped following. The training itself goes on.",
		waiting: "The first pictures are on their way…",
	},
	{
		heading: "看它学习",
		inspect: "细看",
		modelName: (name) => `模型 ${name}`,

		measure: "曲线显示什么",
		measures: { loss: "损失", reconstruction: "重建", kl: "KL", error: "平方误差" },
		units: {
			error: "每像素平方误差",
			squared: "平方误差",
			natsPerImage: "每幅图的奈特数",
			natsPerPixel: "每像素的奈特数",
		},
		onTraining: "训练",
		onTest: "测试",

		testResults: "现在的成绩",
		testResultsNote: (isLeftOut, isNoisy) =>
			`在 1,000 个测试数字上${isLeftOut ? "，不含排除的类别" : ""}${isNoisy ? "，带有要去除的噪声" : ""}。`,
		model: "模型",
		loss: "损失",
		reconstruction: "重建",
		error: "平方误差",
		errorExplained: "（重建 − 数字）²，按像素平均，重建时不含随机性：不同种类、不同损失的模型只能靠它来比较。",
		pca: "PCA",
		pcaExplained:
			"主成分分析在同样多的数下的平方误差，由 4,000 个训练数字拟合：线性方法所能做到的最好成绩，也是要超过的线。编码和图像一样大时没有这一项。",

		timeMachine: "时光机",
		timeMachineNote: "往回拖动，地图、图像、下面的一切以及其他视图都会回到当时的样子；曲线和表格不变。",
		timeMachineAt: (step, epoch) => `第 ${step} 步，第 ${epoch} 轮`,
		newest: "最新",
		untrained: "第一步之前",

		pictures: "它把数字画成什么样",
		picturesNote: "八个从不用来训练的测试数字，以及你自己画的图。",
		originals: "数字",
		copy: "重建",
		excluded: "未学过",
		stopped: (sizes) => `这次训练已停止：${sizes}。`,
		drawing: "你画的图",
		drawOwn: "自己画，或另选一个数字",
		picture: (what, digit) => `${what}：${digit}`,

		map: "编码地图",
		mapNote: "1,000 个测试数字所在的位置。数字和颜色表示类别，而模型对类别一无所知。",
		mapProjected: (share) => `沿编码差异最大的两个方向看去，占其方差的 ${share}。`,
		mapTooLarge: (count, most) => `编码有 ${count} 个数，太多了，画不成地图；最多 ${most} 个数的编码才有地图。`,
		mapPicture: (accuracy) => `按类别标出的测试数字地图；5-NN 准确率 ${accuracy}`,
		accuracy: "5-NN 准确率",
		accuracyExplained:
			"编码区分类别的能力：按编码在 4,000 个训练数字中找出每个测试数字最近的五个，取其中多数的类别。这里是判断正确的比例。",

		latentUse: "编码中每个数的用处",
		latentUseNote: "每一维的 KL 散度，取测试数字的平均：它说出了图像的多少信息。",
		active: (active, all) => `${all} 维中有 ${active} 维在起作用`,
		activeExplained:
			"KL 高于 0.01 奈特的维度算作起作用。低于它时，编码器给每个数字的都是同一个 N(0, 1)，解码器也学会了不理它。",
		collapsed: "所有维度都沉默了：后验坍塌，每张图都解码成同一个平均图。减小 β 或延长预热，编码才会开口。",
		dimension: "维度",
		kl: "KL",
		nats: (value) => `${value} 奈特`,
		beta: (value) => `β 现在是 ${value}。`,

		norms: "权重与梯度",
		normsNote: "每一层权重的长度（L2 范数），以及最近一步中梯度的长度。",
		layer: "层",
		weight: "权重",
		gradient: "梯度",
		noGradient: "还没有",

		evaluatorFailed: "图像没有再跟上，训练本身仍在继续。",
		waiting: "第一批图像马上就来……",
	},
);
