/** The texts of the settings form. */

import type { Activation } from "../../../engine/protocol";
import { formatNumber } from "../../../strings";
import { measureWord, spaced } from "../../../strings/chinese";
import type { DataSetFacts } from "../../../strings/en";
import { defineTexts } from "../../../strings/texts";
import type { NoiseKind } from "./bounds";
import type { Loss, ModelField, ModelKind, Schedule } from "./modelSettings";
import type { SharedField } from "./trainConfigs";
import type { ValidationError } from "./validation";

interface FieldTexts {
	name: string;
	hint?: string;
}

interface Texts {
	setup: string;
	lockedNote: string;

	model: string;
	shownModel: string;
	modelName(name: string): string;
	modelNameInvalid(name: string): string;
	addModel: string;
	removeModel(name: string): string;
	compareNote: string;
	kind: string;
	kinds: Record<ModelKind, string>;
	/** Images of the data set have another size inside a convolutional model: `padded`. */
	padded(padded: string): string;
	loss: string;
	losses: Record<Loss, { name: string; content: string }>;
	schedule: string;
	schedules: Record<Schedule, { name: string; content: string }>;
	activation: string;
	activations: Record<Activation, string>;
	advancedModel: string;
	advancedData(hasClasses: boolean): string;

	data: string;
	noise: string;
	noises: Record<NoiseKind, string>;
	mixedNote: string;
	from: string;
	random: string;
	modelsOf(data: string): string;
	/** What begins with trained weights: A, B … */
	beginsWith(models: string): string;
	noneBegins(layers: string): string;
	exampleCounts: string;
	excludedNote: string;
	excludedFineTuned: string;
	excludeClass(label: string): string;
	fields: Record<ModelField | Exclude<SharedField, "level">, FieldTexts>;
	levels: Record<Exclude<NoiseKind, "none" | "mixed">, FieldTexts>;
	freshSeed: string;
	validationError(error: ValidationError): string;
	announceError(field: string, reason: string): string;

	summary: string;
	shape: string;
	parameters: string;
	compression: string;
	/** How many times fewer or more numbers than the input has. */
	smaller(code: string, times: number): string;
	larger(code: string, times: number): string;
	same(code: string): string;
	steps: string;
	about(count: string): string;
	time: string;
	measuring: string;
	instant: string;
	seconds(count: string): string;
	minutes(minutes: string, seconds: string): string;
	hours(hours: string, minutes: string): string;
	correctFirst: string;
}

const en = ({ one, many, named, valueCountText, sizeText }: DataSetFacts): Texts => ({
	setup: "Settings of the training",
	lockedNote: "A training keeps the settings it began with, so they are locked until it is stopped.",

	model: "Model",
	shownModel: "Model shown",
	modelName: (name) => `Model ${name}`,
	modelNameInvalid: (name) => `Model ${name}, has an invalid setting`,
	addModel: "Add a model to compare",
	removeModel: (name) => `Remove ${name}`,
	compareNote: "The models are trained on the same batches.",
	kind: "Kind of model",
	kinds: { vanilla: "Vanilla", convolutional: "Convolutional", variational: "Variational" },
	padded: (padded) =>
		`Inside this model the ${many} of ${sizeText} pixels are padded to ${padded}, and its output is cropped again.`,
	loss: "Loss",
	losses: {
		binary_cross_entropy: { name: "Binary cross-entropy", content: "Cross-entropy" },
		mean_squared_error: { name: "Mean squared error", content: "Squared error" },
	},
	schedule: "Learning rate over the epochs",
	schedules: {
		constant: { name: "Constant", content: "Constant" },
		cosine: { name: "Falls to a hundredth, along half a cosine", content: "Cosine decay" },
	},
	activation: "Activation",
	activations: { relu: "ReLU", tanh: "tanh", sigmoid: "Sigmoid" },
	advancedModel: "Loss, activation, learning rate",
	advancedData: (hasClasses) => (hasClasses ? "Classes left out, seed" : "Seed"),

	data: "Training data",
	noise: "Noise",
	noises: {
		none: "None",
		mixed: "Mixed",
		gaussian: "Gaussian",
		salt_and_pepper: "Salt-and-pepper",
		patch: "Patch",
	},
	mixedNote: `Each ${one} gets one of the three kinds, of a random strength, chosen again in each step.`,
	from: "Begin with",
	random: "Random weights",
	modelsOf: (data) => `${data}: its models`,
	beginsWith: (models) =>
		`Fine-tuning: ${models} begins with what the model of the same layers has learnt there, and needs fewer epochs.`,
	noneBegins: (layers) => `No model in this list has the layers of one there: ${layers}.`,
	exampleCounts: `Common numbers of ${many}`,
	excludedNote: "The model is never trained on these classes.",
	excludedFineTuned: "This training leaves these classes out; the weights that it begins with may have learnt them.",
	excludeClass: (label) => `Leave out the ${named(label)}`,
	fields: {
		hidden: {
			name: "Hidden layers",
			hint: "Units of each, such as 256, 64; the decoder has them in reverse order. Empty for none.",
		},
		code: { name: "Latent dimensions" },
		filters1: { name: "Filters, outer", hint: "of the first layer and the last but one" },
		filters2: { name: "Filters, inner", hint: "of the two around the bottleneck" },
		beta: {
			name: "β",
			hint: "Weight of the KL divergence, which pulls the codes towards N(0, 1). With cross-entropy, 1 gives the evidence lower bound (ELBO).",
		},
		warmUp: { name: "KL warm-up", hint: "Epochs in which β grows from 0." },
		learningRate: { name: "Learning rate" },
		examples: { name: `Number of ${many}` },
		excludedClasses: { name: "Left out" },
		batch: { name: "Batch size" },
		seed: { name: "Seed" },
	},
	levels: {
		gaussian: { name: "Strength σ" },
		salt_and_pepper: { name: "Pixels hit, %" },
		patch: { name: "Side, pixels" },
	},
	freshSeed: "New seed",
	validationError(error) {
		switch (error.reason) {
			case "not a number":
				return "A number is needed here.";
			case "not whole":
				return "Only whole numbers are valid.";
			case "out of range":
				return `It has to be from ${plain(error.min)} to ${plain(error.max)}.`;
			case "not widths":
				return "Write whole numbers with commas between them, such as 256, 64.";
			case "too many layers":
				return `At most ${error.max} hidden layers.`;
			case "no class left":
				return "Leave at least one class in.";
			case "none of the classes left":
				return "Among so few there is probably none of a class that is left.";
			case "batch too large":
				return `There are only about ${formatNumber(error.examples)} ${many} for it.`;
		}
	},
	announceError: (field, reason) => `${field}: ${reason}`,

	summary: "Model summary",
	shape: "Shape",
	parameters: "Parameters",
	compression: "Latent code",
	smaller: (code, times) => `${valueCountText} → ${code}, ${short(times)} times fewer numbers`,
	larger: (code, times) => `${valueCountText} → ${code}, ${short(times)} times as many numbers`,
	same: (code) => `${valueCountText} → ${code}, no fewer numbers`,
	steps: "Steps per epoch",
	about: (count) => `about ${count}`,
	time: "Time per epoch",
	measuring: "measuring…",
	instant: "under 0.1 s",
	seconds: (count) => `about ${count} s`,
	minutes: (minutes, seconds) => `about ${minutes} min ${seconds} s`,
	hours: (hours, minutes) => `about ${hours} h ${minutes} min`,
	correctFirst: "Correct the marked settings first.",
});

const zh = ({ one, many, named, valueCountText, sizeText }: DataSetFacts): Texts => ({
	setup: "训练设置",
	lockedNote: "训练始终使用开始时的设置，因此在停止之前，这些设置是锁定的。",

	model: "模型",
	shownModel: "显示的模型",
	modelName: (name) => `模型 ${name}`,
	modelNameInvalid: (name) => `模型 ${name}，有一项设置无效`,
	addModel: "添加对比模型",
	removeModel: (name) => `移除 ${name}`,
	compareNote: "各个模型用同样的批次训练。",
	kind: "模型种类",
	kinds: { vanilla: "普通", convolutional: "卷积", variational: "变分" },
	padded: (padded) => `在模型内部，${sizeText} 像素的${many}先填充到 ${padded}，输出再裁剪回来。`,
	loss: "损失",
	losses: {
		binary_cross_entropy: { name: "二元交叉熵", content: "交叉熵" },
		mean_squared_error: { name: "均方误差", content: "均方误差" },
	},
	schedule: "学习率随轮数的变化",
	schedules: {
		constant: { name: "恒定", content: "恒定" },
		cosine: { name: "沿半个余弦降至百分之一", content: "余弦衰减" },
	},
	activation: "激活函数",
	activations: { relu: "ReLU", tanh: "tanh", sigmoid: "Sigmoid" },
	advancedModel: "损失、激活函数、学习率",
	advancedData: (hasClasses) => (hasClasses ? "排除的类别、种子" : "种子"),

	data: "训练数据",
	noise: "噪声",
	noises: { none: "无", mixed: "混合", gaussian: "高斯", salt_and_pepper: "椒盐", patch: "遮挡" },
	mixedNote: `每一步里，每${measureWord(one)}${one}随机得到三种噪声之一，强度也是随机的。`,
	from: "起始权重",
	random: "随机权重",
	modelsOf: (data) => `“${data}”的模型`,
	beginsWith: (models) => `微调：${models} 从那里同样结构的模型已学到的权重开始，需要的轮数更少。`,
	noneBegins: (layers) => `列表中没有与那里结构相同的模型：${layers}。`,
	exampleCounts: `常用的${many}数量`,
	excludedNote: "模型从不用这些类别训练。",
	excludedFineTuned: "这次训练不用这些类别，但起始权重可能学过它们。",
	excludeClass: (label) => spaced`排除${named(label)}`,
	fields: {
		hidden: { name: "隐藏层", hint: "每层的单元数，如 256, 64；解码器按相反的顺序。留空表示没有。" },
		code: { name: "隐编码维数" },
		filters1: { name: "外层滤波器", hint: "第一个和倒数第二个卷积层的个数" },
		filters2: { name: "内层滤波器", hint: "瓶颈前后两层的个数" },
		beta: { name: "β", hint: "KL 散度把隐编码拉向 N(0, 1)，β 是它的权重；用交叉熵时，β = 1 即证据下界（ELBO）。" },
		warmUp: { name: "KL 预热", hint: "β 从 0 升上来所用的轮数。" },
		learningRate: { name: "学习率" },
		examples: { name: `${many}数量` },
		excludedClasses: { name: "排除的类别" },
		batch: { name: "批大小" },
		seed: { name: "种子" },
	},
	levels: {
		gaussian: { name: "强度 σ" },
		salt_and_pepper: { name: "受损像素（%）" },
		patch: { name: "边长（像素）" },
	},
	freshSeed: "换一个种子",
	validationError(error) {
		switch (error.reason) {
			case "not a number":
				return "这里需要一个数。";
			case "not whole":
				return "只能是整数。";
			case "out of range":
				return `必须在 ${plain(error.min)} 到 ${plain(error.max)} 之间。`;
			case "not widths":
				return "请写整数，用逗号隔开，例如 256, 64。";
			case "too many layers":
				return `最多 ${error.max} 个隐藏层。`;
			case "no class left":
				return "至少要留下一个类别。";
			case "none of the classes left":
				return "数量太少，其中很可能没有留下的类别的样本。";
			case "batch too large":
				return `一共只有大约 ${formatNumber(error.examples)} ${measureWord(one)}${many}。`;
		}
	},
	announceError: (field, reason) => `${field}：${reason}`,

	summary: "模型概览",
	shape: "结构",
	parameters: "参数",
	compression: "隐编码",
	smaller: (code, times) => `${valueCountText} → ${code}，个数仅为原来的 ${short(100 / times)}%`,
	larger: (code, times) => `${valueCountText} → ${code}，个数是原来的 ${short(times)} 倍`,
	same: (code) => `${valueCountText} → ${code}，个数没有减少`,
	steps: "每轮步数",
	about: (count) => `约 ${count}`,
	time: "每轮用时",
	measuring: "正在测量……",
	instant: "不到 0.1 秒",
	seconds: (count) => `约 ${count} 秒`,
	minutes: (minutes, seconds) => `约 ${minutes} 分 ${seconds} 秒`,
	hours: (hours, minutes) => `约 ${hours} 小时 ${minutes} 分`,
	correctFirst: "请先改正标出的设置。",
});

/** An integer from 10 on, otherwise with one or two decimals. */
function short(value: number): string {
	if (value >= 10 || Number.isInteger(value)) return formatNumber(value);
	return formatNumber(value, value < 1 ? 2 : 1);
}

/** A limit, which may be a small fraction. */
function plain(value: number): string {
	return Number.isInteger(value) ? formatNumber(value) : value.toFixed(6).replace(/0+$/, "");
}

export const texts = defineTexts(en, zh, {
	en: ({ isColour }, { levels }) => ({
		excludeClass: (label) => `Leave out: ${label}`,
		...(isColour ? { levels: { ...levels, salt_and_pepper: { name: "Colour values hit, %" } } } : {}),
	}),
	zh: ({ isColour }, { levels }) => ({
		excludeClass: (label) => `排除：${label}`,
		...(isColour ? { levels: { ...levels, salt_and_pepper: { name: "受损颜色值（%）" } } } : {}),
	}),
});
