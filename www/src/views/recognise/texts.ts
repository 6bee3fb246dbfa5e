/** The texts of the section Recognise. */

import { measureWord, spaced } from "../../strings/chinese";
import { defineTexts } from "../../strings/texts";

const en = {
	heading: "What is it?",
	lead: (many: string) =>
		`No model here was ever told what its ${many} are called. Yet a code can be compared with the codes of ${many} whose class is known: the five nearest vote, and a linear probe, which is one weighted sum per class, guesses from the numbers.`,
	noLabels:
		"These pictures have no classes, so there is nothing to recognise. Pictures in folders get the folders’ names as classes.",
	alsoBy: "Also by a model of yours",
	input: "Your input",
	pixels: "Raw pixels",
	components: (count: string) => `PCA, ${count} numbers`,
	neighboursTerm: "Nearest neighbours",
	neighboursExplained:
		"The five training pictures whose codes (or pixels) are nearest to those of your input, by Euclidean distance, each with its class. The class of most of them is the answer; in a tie, the class that comes first in the list.",
	probeTerm: "Linear probe",
	probeExplained:
		"Multinomial logistic regression on the code, trained in this tab: one weighted sum of the numbers for each class, turned into probabilities. It shows how much of the class can be read from a code with straight boundaries alone.",
	learning: (name: string) => `Learning from the training examples: ${name}`,
	learnt: (count: string, many: string) => `Known: ${count} training ${many}.`,
	waiting: "Waits for its turn.",
	failed: (name: string) => `“${name}” cannot recognise at the moment.`,
	trainOne: "Train one",
	voteResults: {
		unanimous: (name: string, of: number) =>
			of === 5 ? `${name}: all five agree` : `${name}: ${of === 1 ? "the only vote" : `all ${of} agree`}`,
		majority: (name: string, votes: number, of: number) => `${name}: ${votes} of ${of} votes`,
		tie: (name: string, votes: number) => `${name}, undecided: ${votes === 1 ? "one vote" : `${votes} votes`} each`,
	},
	neighbour: (name: string, distance: string) => `Training ${name}, distance ${distance}`,
	probability: (name: string, share: string) => `${name}: ${share}`,

	tableHeading: "How often is that right?",
	tableNote: (test: string, known: string, many: string) =>
		`All ${test}, recognised by what ${known} training ${many} taught; computed in this tab.`,
	compare: (many: string) => `Compare on all test ${many}`,
	comparing: (name: string) => `Recognising all test examples: ${name}`,
	recognisedBy: "Recognised by",
	pending: "not computed yet",
	show: (name: string) => `Confusion matrix of ${name}`,
	shown: "Matrix below",
	showMatrix: "Show matrix",
	done: "All test examples are recognised.",

	matrixHeading: (name: string, by: string) => `What is taken for what: ${name}, ${by}`,
	methodNames: { neighbours: "5-NN", probe: "Linear probe" },
	predictedBy: "Predicted by",
	matrixNote:
		"A row for each true class, a column for each predicted one; on the diagonal is what is right. Choose a number to see its pictures.",
	cell: (truth: string, predicted: string, count: string) => `${truth} taken for ${predicted}: ${count}`,
	truth: "True class",
	predicted: "Predicted class",
	confusions: "Most often confused",
	cellHeading: (truth: string, predicted: string, count: string) =>
		truth === predicted ? `${truth}, recognised: ${count}` : `${truth} taken for ${predicted}: ${count}`,
	cellMore: (shown: string) => `The first ${shown} are shown. Click one to make it the input.`,
	cellNote: "Click one to make it the input.",
	cellEmpty: "None.",
};

const zh: typeof en = {
	heading: "这是什么？",
	lead: (many) =>
		spaced`没有人告诉过这里的模型这些${many}属于哪一类。不过，可以把输入的隐编码与已知类别的${many}的隐编码作比较：由最近的五个邻居投票；线性探针则为每一类计算隐变量的一个加权和，由此猜测类别。`,
	noLabels: "这些图像没有类别，因此无从识别。放在文件夹里的图像会以文件夹名作为类别。",
	alsoBy: "也用你的模型",
	input: "你的输入",
	pixels: "原始像素",
	components: (count) => `PCA，${count} 个数值`,
	neighboursTerm: "最近邻",
	neighboursExplained:
		"按欧氏距离，隐编码（或像素）与你的输入最接近的五幅训练图像，各附其类别。多数所属的类别就是答案；票数相同时取类别顺序在前的。",
	probeTerm: "线性探针",
	probeExplained:
		"在隐编码上做多项逻辑回归，就在本标签页内训练：每一类对应隐变量的一个加权和，再换算成概率。它说明仅靠线性边界能从隐编码读出多少类别信息。",
	learning: (name) => `正在从训练样本学习：${name}`,
	learnt: (count, many) => spaced`已知：${count} ${measureWord(many)}训练${many}。`,
	waiting: "等待计算。",
	failed: (name) => `暂时无法用“${name}”识别。`,
	trainOne: "训练一个",
	voteResults: {
		unanimous: (name, of) => spaced`判为${name}（${of === 1 ? "唯一的一票" : of === 5 ? "五票一致" : `${of} 票一致`}）`,
		majority: (name, votes, of) => spaced`判为${name}（${of} 票中得 ${votes} 票）`,
		tie: (name, votes) => spaced`未定，暂判为${name}（各得 ${votes} 票）`,
	},
	neighbour: (name, distance) => spaced`训练${name}，距离 ${distance}`,
	probability: (name, share) => `${name}：${share}`,

	tableHeading: "识别得有多准？",
	tableNote: (test, known, many) =>
		spaced`以 ${known} ${measureWord(many)}已知类别的训练${many}为依据，识别全部 ${test}；在本标签页内计算。`,
	compare: (many) => spaced`用全部测试${many}比较`,
	comparing: (name) => `正在识别全部测试样本：${name}`,
	recognisedBy: "识别依据",
	pending: "尚未计算",
	show: (name) => spaced`${name}的混淆矩阵`,
	shown: "矩阵见下",
	showMatrix: "显示矩阵",
	done: "全部测试样本已识别完毕。",

	matrixHeading: (name, by) => `什么被当成了什么：${name}，${by}`,
	methodNames: { neighbours: "5 近邻", probe: "线性探针" },
	predictedBy: "预测方法",
	matrixNote: "每行是一个真实类别，每列是一个预测类别；对角线上的是正确的。选择一个格子即可查看其中的图像。",
	cell: (truth, predicted, count) => spaced`${truth}被当成${predicted}：${count}`,
	truth: "真实类别",
	predicted: "预测类别",
	confusions: "最常混淆的",
	cellHeading: (truth, predicted, count) =>
		truth === predicted ? `${truth}，识别正确：${count}` : spaced`${truth}被当成${predicted}：${count}`,
	cellMore: (shown) => `只显示前 ${shown} 幅。点击其中一幅即可作为输入。`,
	cellNote: "点击其中一幅即可作为输入。",
	cellEmpty: "没有。",
};

export const texts = defineTexts(en, zh);
