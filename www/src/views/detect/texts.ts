/** The texts of the view Detect. */

import type { ScoreKind } from "../../engine/explore/contract";
import { spaced } from "../../strings/chinese";
import type { DataSetFacts } from "../../strings/en";
import { defineTexts } from "../../strings/texts";

interface Texts {
	title: string;
	lead: string;
	/** for digits, and for other data sets */
	tryText: string;
	tryOther: string;

	settings: string;
	normal: string;
	everything: string;
	/** between the names of classes */
	comma: string;
	allBut(classes: string): string;
	allButSome: string;
	leaveOut(name: string): string;
	anomalous: string;
	/** the excluded classes */
	leftOut: string;
	onlyDrawing: string;
	model: string;
	score: string;
	scores: Record<ScoreKind, { name: string; explained: string }>;
	caveatDigits: string;
	caveat: string;
	/** The pretrained models have learnt every class. */
	hasLearnt(classes: string): string;
	trainWithout: string;
	trainAny: string;
	trainNote: string;
	noModel: string;
	ownPictures: string;

	chart: string;
	computing: string;
	computed: string;
	failed: string;
	secondaryFailed: string;
	threshold: string;
	thresholdHelp: string;
	thresholdText(threshold: string, falseAlarms: string, misses: string | undefined): string;
	resetThreshold: string;
	normalOf(count: string): string;
	anomalousOf(count: string): string;
	wrongSide: string;
	axis(score: string): string;
	logarithmic: string;
	alarm: string;

	falseAlarms: string;
	falseAlarmsExplained: string;
	misses: string;
	missesExplained: string;
	above: string;
	ofAll(count: string, all: string, share: string): string;
	noFalseAlarms: string;
	noMisses: string;
	exampleWithScore(example: string, score: string): string;
	drawingName: string;
	exampleNamed: string;
	isAlarm: string;
	isNormal: string;
	nothingDrawn: string;
	announce(result: string, score: string): string;

	quality: string;
	qualityNote: string;
	rocArea: string;
	rocExplained: string;
	averagePrecision: string;
	precisionExplained: string;
	roc: string;
	precisionRecall: string;
	falseAlarmRate: string;
	detectionRate: string;
	recall: string;
	precision: string;
	operatingPoint(x: string, y: string): string;
	byScore: string;
	pending: string;
	asTable: string;
	noCurves: string;

	ranked: string;
	rankedNote: string;
	/** of the visitor's own pictures: all of them */
	rankedOwn(count: string): string;
	more(count: number): string;
	saveCsv: string;
	input: string;
	reconstruction: string;
	error: string;
	open(example: string, score: string): string;
	anomalousMark: string;
	normalMark: string;
	/** of a training example */
	learntMark: string;
}

const en = ({ element, classCount, isLight, many }: DataSetFacts): Texts => ({
	title: "Let a model say what does not fit",
	lead: "An autoencoder reconstructs well what it has learnt, and badly what it has not, if its code is just wide enough for that: a wider one copies anything, a narrower one fails at everything. So its error is a score of how strange a picture is, and a threshold makes it an alarm: that is anomaly detection.",
	tryText:
		"Drag the threshold: which mistakes come, and which go? Then draw a house: is it an alarm? And for the vanilla model, whose code has eight times as many numbers?",
	tryOther:
		classCount > 1
			? "Drag the threshold: which mistakes come, and which go? Then leave a class out, and train a model without it: does it find that class?"
			: "Drag the threshold: which pictures become alarms, and what sets them apart? Then draw something that none of them shows: is it an alarm, too?",

	settings: "What is compared",
	normal: "Normal",
	everything: "Everything",
	comma: ", ",
	allBut: (classes) => `All but ${classes}`,
	allButSome: "All but some classes",
	leaveOut: (name) => `Leave out ${name}`,
	anomalous: "Anomalous",
	leftOut: "The classes left out",
	onlyDrawing: "Only what you draw",
	model: "Model",
	score: "Score",
	scores: {
		squaredError: {
			name: "Squared error",
			explained: `The mean over all ${element}s of the squared difference between picture and reconstruction.`,
		},
		relativeError: {
			name: "Error over energy",
			explained:
				"Σ(y − x)² / Σx²: the sum of squared errors, of what is missing and of what was added, over the picture’s energy (at least 1).",
		},
		excessCrossEntropy: {
			name: "Excess cross-entropy",
			explained: `Cross-entropy above the ${element}s’ own entropy, which even a perfect reconstruction has; in nats per ${element}.`,
		},
		negativeElbo: {
			name: "−ELBO",
			explained:
				"Cross-entropy summed over the picture, the mean of eight samples of the code, plus the code’s KL divergence, in nats. Where all values are 0 or 1 it estimates an upper bound on the picture’s negative log-likelihood; for values between, it is a score like it.",
		},
		codeDistance: {
			name: "Distance of the codes",
			explained: `The mean distance from the picture’s code to the five nearest codes of normal training ${many}, itself left out; the decoder has no part in it.`,
		},
	},
	caveatDigits:
		"A trap: a “1” has so little ink that even a bad reconstruction of it errs in few pixels. To a model that never saw a 1, the plain error says less about 1s than the error over the energy.",
	caveat: isLight
		? "A trap: a plain picture has a small error, because there is little in it to get wrong. The error over the energy does not make up for that in photographs, whose plain parts may be bright."
		: "A trap: a picture with little in it has a small error however badly it is reconstructed. The error over the energy makes up for that where empty parts are 0.",
	hasLearnt: (classes) => `This model was also trained on these classes, so it does not find them strange: ${classes}.`,
	trainWithout: "Train one without them",
	trainAny: "Train one",
	trainNote:
		"In Train, with dense layers to a code of 32, for about 500 steps and at least five epochs. The model is kept then, and used here.",
	noModel: "No model for these pictures yet.",
	ownPictures: "Find what does not fit among your own pictures: bring them in Data",

	chart: "Scores of normal and anomalous examples, and the threshold",
	computing: "Scoring the test examples",
	computed: "Scores computed.",
	failed: "The scores could not be computed.",
	secondaryFailed: "Some scores or pictures could not be computed.",
	threshold: "Threshold",
	thresholdHelp: "Drag anywhere in the chart, or use the arrow keys.",
	thresholdText: (threshold, falseAlarms, misses) =>
		`${threshold}: ${misses === undefined ? `${falseAlarms} above it` : `false alarms: ${falseAlarms}, misses: ${misses}`}`,
	resetThreshold: "Back to the usual threshold",
	normalOf: (count) => `Normal: ${count}`,
	anomalousOf: (count) => `Anomalous: ${count}`,
	wrongSide: "on the wrong side",
	axis: (score) => `${score}; the further right, the stranger`,
	logarithmic: "logarithmic",
	alarm: "alarm",

	falseAlarms: "False alarms",
	falseAlarmsExplained:
		"Normal examples whose score is at least the threshold. The usual threshold makes about one in twenty of these an alarm, but at least one; since it was set by them, their rate is no forecast for new ones.",
	misses: "Misses",
	missesExplained: "Anomalous examples whose score is below the threshold.",
	above: "Above the threshold",
	ofAll: (count, all, share) => `${count} of ${all} (${share})`,
	noFalseAlarms: "None at this threshold.",
	noMisses: "None at this threshold.",
	exampleWithScore: (example, score) => `${example}, score ${score}`,
	drawingName: "Your drawing",
	exampleNamed: "This example",
	isAlarm: "Alarm",
	isNormal: "No alarm",
	nothingDrawn: "Nothing drawn yet.",
	announce: (result, score) => `${result}, score ${score}`,

	quality: "How well each score separates",
	qualityNote:
		"Over all thresholds: the area under the ROC curve is the chance that an anomalous example scores higher than a normal one; guessing gives 0.5. For average precision guessing gives the share of anomalous examples, so it cannot be compared between different choices of them.",
	rocArea: "Area under ROC",
	rocExplained:
		"Receiver operating characteristic: for each threshold the share of anomalous examples found, plotted against the share of normal ones that are false alarms.",
	averagePrecision: "Average precision",
	precisionExplained:
		"The area under the precision-recall curve. Precision is the share of alarms that are right, recall the share of anomalous examples found.",
	roc: "ROC curve",
	precisionRecall: "Precision and recall",
	falseAlarmRate: "False alarm rate",
	detectionRate: "Detection rate",
	recall: "Recall",
	precision: "Precision",
	operatingPoint: (x, y) => `at the threshold: ${x}, ${y}`,
	byScore: "Score",
	pending: "not computed yet",
	asTable: "Curves as a table",
	noCurves:
		"Where only a drawing is anomalous there are no curves: nothing says which of these examples should have been found. The threshold begins where one in twenty is an alarm, rounded down, but at least one.",

	ranked: "The strangest first",
	rankedNote:
		"What the model makes of each, and its error: blue is missing, orange is added. Choose a test picture to open it in Reconstruct.",
	rankedOwn: (count) =>
		`All ${count} pictures are ranked. Normal pictures of the training set are left out of the areas and rates above, since the model may have learnt them.`,
	more: (count) => `Show ${count === 10 ? "ten" : count === 1 ? "one" : count} more`,
	saveCsv: "Save the whole list as CSV",
	input: "Input",
	reconstruction: "Reconstruction",
	error: "Error",
	open: (example, score) => `Open ${example} in Reconstruct, score ${score}`,
	anomalousMark: "anomalous",
	normalMark: "normal",
	learntMark: "training picture",
});

const zh = ({ element, classCount, isLight, many }: DataSetFacts): Texts => ({
	title: "让模型找出异常样本",
	lead: "自编码器学过的东西重建得好，没学过的重建得差，前提是隐编码刚好装得下学过的内容：太长什么都能照抄，太短什么都重建不好。于是它的误差就成了异常程度的分数，再加一个阈值就能报警：这就是异常检测。",
	tryText: "拖动阈值：哪些错误多了，哪些少了？然后画一座房子：会报警吗？换成隐编码长八倍的普通模型呢？",
	tryOther:
		classCount > 1
			? "拖动阈值：哪些错误多了，哪些少了？然后排除一个类别，训练一个没学过它的模型：它能找出这个类别吗？"
			: "拖动阈值：哪些图像会报警，它们有什么不同？再画一样它们都没有的东西：也会报警吗？",

	settings: "比较什么",
	normal: "正常",
	everything: "全部",
	comma: "、",
	allBut: (classes) => spaced`${classes}以外的全部`,
	allButSome: "部分类别以外的全部",
	leaveOut: (name) => spaced`排除${name}`,
	anomalous: "异常",
	leftOut: "被排除的类别",
	onlyDrawing: "仅你的画",
	model: "模型",
	score: "分数",
	scores: {
		squaredError: { name: "平方误差", explained: `图像与重建之差的平方，对所有${element}取平均。` },
		relativeError: {
			name: "误差与能量之比",
			explained: "Σ(y − x)² / Σx²：误差的平方和（缺少的和多出的都算）除以图像的能量（至少取 1）。",
		},
		excessCrossEntropy: {
			name: "超额交叉熵",
			explained: `交叉熵减去${element}自身的熵（即使完美重建，这部分也存在），单位是奈特/${element}。`,
		},
		negativeElbo: {
			name: "−ELBO",
			explained:
				"整幅图像的交叉熵（取八次隐编码采样的平均）加上隐编码的 KL 散度，单位是奈特。如果值只有 0 和 1，它估计负对数似然的上界；介于两者之间的值，它只是类似的分数。",
		},
		codeDistance: {
			name: "隐编码的距离",
			explained: `图像的隐编码到正常训练${many}（不含自身）中最近五个隐编码的平均距离；与解码器无关。`,
		},
	},
	caveatDigits:
		"一个陷阱：“1”的墨迹很少，重建得再差，出错的像素也不多。如果模型从没见过 1，用误差与能量之比比用平方误差更容易找出 1。",
	caveat: isLight
		? "一个陷阱：内容单调的图像误差小，因为没有多少可出错的地方。照片里单调的部分可能很亮，所以除以能量弥补不了这一点。"
		: "一个陷阱：内容很少的图像，重建得再差，误差也小。空白处的值为 0 时，除以能量可以弥补这一点。",
	hasLearnt: (classes) => spaced`这个模型训练时也见过${classes}，对它来说并不陌生。`,
	trainWithout: "训练一个没学过它们的模型",
	trainAny: "训练一个",
	trainNote: "在“训练”中进行：全连接层，隐编码 32 维，约 500 步，且至少五轮。完成后自动保存，并在这里使用。",
	noModel: "这些图像还没有模型。",
	ownPictures: "在你自己的图像里找出异常：到“数据”中导入",

	chart: "正常样本与异常样本的分数，以及阈值",
	computing: "正在给测试样本打分",
	computed: "分数已算好。",
	failed: "分数没能算出来。",
	secondaryFailed: "有些分数或图像没能算出来。",
	threshold: "阈值",
	thresholdHelp: "在图中任意处拖动，或使用方向键。",
	thresholdText: (threshold, falseAlarms, misses) =>
		`${threshold}：${misses === undefined ? `超过阈值 ${falseAlarms} 个` : `误报 ${falseAlarms} 个，漏报 ${misses} 个`}`,
	resetThreshold: "回到默认阈值",
	normalOf: (count) => `正常：${count}`,
	anomalousOf: (count) => `异常：${count}`,
	wrongSide: "落在错误的一侧",
	axis: (score) => `${score}；越靠右越异常`,
	logarithmic: "对数刻度",
	alarm: "报警",

	falseAlarms: "误报",
	falseAlarmsExplained:
		"分数不低于阈值的正常样本。默认阈值让它们中约二十分之一报警，但至少一个；阈值就是用它们定的，所以这个误报率不能当作对新样本的预测。",
	misses: "漏报",
	missesExplained: "分数低于阈值的异常样本。",
	above: "超过阈值",
	ofAll: (count, all, share) => `${all} 个中的 ${count} 个（${share}）`,
	noFalseAlarms: "在这个阈值下没有。",
	noMisses: "在这个阈值下没有。",
	exampleWithScore: (example, score) => `${example}，分数 ${score}`,
	drawingName: "你的画",
	exampleNamed: "这个样本",
	isAlarm: "报警",
	isNormal: "不报警",
	nothingDrawn: "还没有画任何东西。",
	announce: (result, score) => `${result}，分数 ${score}`,

	quality: "各种分数的区分能力",
	qualityNote:
		"综合所有阈值：ROC 曲线下的面积，就是异常样本得分高于正常样本的概率。瞎猜时为 0.5。平均精确率在瞎猜时等于异常样本所占的比例，所以异常的选择不同时不能互相比较。",
	rocArea: "ROC 曲线下面积",
	rocExplained:
		"受试者工作特征曲线：对每个阈值，检出率（即召回率：异常样本中被找到的比例）随误报率（正常样本中被误报的比例）而变。",
	averagePrecision: "平均精确率",
	precisionExplained: "精确率-召回率曲线下的面积。精确率是报警中报对的比例，召回率是异常样本中被找到的比例。",
	roc: "ROC 曲线",
	precisionRecall: "精确率与召回率",
	falseAlarmRate: "误报率",
	detectionRate: "检出率",
	recall: "召回率",
	precision: "精确率",
	operatingPoint: (x, y) => `在当前阈值：${x}，${y}`,
	byScore: "分数",
	pending: "尚未计算",
	asTable: "以表格显示曲线",
	noCurves:
		"如果只把你的画当作异常，就没有曲线：无从知道这些样本中哪些本该被找出。阈值起初让二十分之一的样本报警（向下取整，但至少一个）。",

	ranked: "最异常的排在最前",
	rankedNote: "模型对每个样本的重建，以及误差：蓝色是缺少的，橙色是多出的。选一幅测试图像，在“重建”中打开。",
	rankedOwn: (count) =>
		`全部 ${count} 幅图像都参与排序。训练集中的正常图像，模型可能学过，因此不计入上面的曲线下面积和各项比率。`,
	more: (count) => `再显示 ${count} 个`,
	saveCsv: "把整个列表保存为 CSV",
	input: "输入",
	reconstruction: "重建",
	error: "误差",
	open: (example, score) => spaced`在“重建”中打开${example}，分数 ${score}`,
	anomalousMark: "异常",
	normalMark: "正常",
	learntMark: "训练图像",
});

export const texts = defineTexts(en, zh);
