/** The texts of the view Denoise. */

import { spaced } from "../../strings/chinese";
import type { DataSetFacts } from "../../strings/en";
import { defineTexts } from "../../strings/texts";
import type { BenchmarkNoiseId } from "./benchmark";
import type { NoiseKind } from "./state";

interface NoiseKindTexts {
	name: string;
	/** The label of its level, and how a level is written. */
	level: string;
	levelText(level: string): string;
	/** What it does. */
	note: string;
	/** What the pretrained denoisers learnt of it; nothing more where no model has. */
	trainedOn?: string;
	term: string;
	explained: string;
}

interface Texts {
	title: string;
	lead: string;
	tryText: string;
	noise: string;
	kind: string;
	kinds: Record<NoiseKind, NoiseKindTexts>;

	clean: string;
	noisy: string;
	patch: string;
	patchHelp: string;
	patchAt(column: number, row: number): string;

	results: string;
	denoisersHeading: string;
	plainModelsHeading: string;
	unprocessed: string;
	median: string;
	medianExplained: string;
	medianNote: string;
	psnrExplained: string;
	ssimExplained: string;
	best: string;
	announceBest(method: string, psnr: string, noisy: string): string;

	table: string;
	tableNote(count: string): string;
	method: string;
	columns: Record<BenchmarkNoiseId, { name: string; level: string }>;
	progress: string;
	progressValue(done: string, all: string): string;
	done: string;
	pending: string;
	failed: string;
	summaryHeading: string;
	summary(psnrBest: string, psnr: string, ssimBest: string, ssim: string): string;
	summaryOfOne(best: string, psnr: string, ssim: string): string;
	scribbleNote: string;
	allExamples: string;
}

const en = ({ ofTest, many, scaledFrom28 }: DataSetFacts): Texts => ({
	title: "Add noise to a digit, and see who can take it away",
	lead: "Two of these models were shown noisy digits and had to give back the clean ones, so they have learnt what belongs to a digit and what does not. The others were trained to reconstruct clean digits only, and the median filter has learnt nothing at all.",
	tryText:
		"Choose the patch and drag it over a stroke: who fills the gap, and with what? Then choose Gaussian noise and turn σ up: who can still tell the digit?",
	noise: "Noise",
	kind: "Kind of noise",
	kinds: {
		gaussian: {
			name: "Gaussian",
			level: "Strength σ",
			levelText: (level) => level,
			note: "A random amount is added to every pixel: the larger σ, the more.",
			trainedOn: "The denoising models were trained with σ up to 0.7.",
			term: "Gaussian noise, σ",
			explained:
				"σ, sigma, is the standard deviation: to each pixel, 0 for paper and 1 for ink, a random number from a normal distribution of this width is added, and the sum is cut to 0…1.",
		},
		salt_and_pepper: {
			name: "Salt-and-pepper",
			level: "Pixels hit",
			levelText: (level) => `${level}%`,
			note: "This share of the pixels is set to 0 or 1 at random; the others stay as they are.",
			trainedOn: "The denoising models were trained with up to 40%.",
			term: "Salt-and-pepper",
			explained:
				"Noise of single pixels: whichever is hit becomes bare paper (0) or full ink (1), either as likely, whatever it was before.",
		},
		mask: {
			name: "Patch",
			level: "Side",
			levelText: (level) => `${level} px`,
			note: "A square of the picture is wiped. Put it where you like: drag it, or focus it and use the arrow keys.",
			trainedOn: `The denoising models were trained with squares of ${scaledFrom28(6)} to ${scaledFrom28(12)} pixels.`,
			term: "Masked patch",
			explained:
				"All pixels of the square become paper. Nothing is left to be cleaned; a model has to guess from the rest what stood there.",
		},
		scribble: {
			name: "Scribble",
			level: "Length",
			levelText: (level) => `${level} px`,
			note: "A pen stroke that turns at random adds ink. No model was trained on scribbles, and a scribble looks much like part of a digit.",
			term: "Scribble",
			explained: "A line of ink that starts anywhere, turns at random and is as long as the slider says, in pixels.",
		},
	},

	clean: "Clean",
	noisy: "Noisy",
	patch: "Patch on the noisy picture",
	patchHelp: "Drag the square. By keyboard: the arrow keys move it by 1 pixel, with Shift by 4.",
	patchAt: (column, row) => `Column ${column}, row ${row}`,

	results: "What each makes of the noisy picture",
	denoisersHeading: "Built for denoising",
	plainModelsHeading: `Trained on clean ${many} only`,
	unprocessed: "Noisy input",
	median: "Median filter",
	medianExplained:
		"Each pixel is replaced by the middle one, by value, of the nine in the 3 × 3 square around it. Lone specks vanish; so do thin strokes.",
	medianNote: "has learnt nothing",
	psnrExplained:
		"Peak signal-to-noise ratio: how small the mean squared error to the clean picture is, in decibels. Ten more means a tenth of the error; for identical pictures it is ∞.",
	ssimExplained:
		"Structural similarity: compares means, contrasts and patterns in windows of up to 11 × 11 pixels with those of the clean picture, as an eye would rather than pixel by pixel. 1 means identical.",
	best: "Best:",
	announceBest: (method, psnr, noisy) => `Best PSNR: ${method}, ${psnr} dB. Noisy picture: ${noisy} dB.`,

	table: "Who does best on which noise",
	tableNote: (count) => `PSNR in dB, and SSIM below it, over ${ofTest(count)}; computed in this tab, with seed 1.`,
	method: "Method",
	columns: {
		gaussian: { name: "Gaussian", level: "σ = 0.5" },
		salt_and_pepper: { name: "Salt-and-pepper", level: "25%" },
		patch: { name: "Patch", level: `${scaledFrom28(10)} px, anywhere` },
		scribble: { name: "Scribble", level: `${scaledFrom28(40)} px` },
	},
	progress: `Denoising the test ${many}`,
	progressValue: (done, all) => `${done} of ${all}`,
	done: "The table is complete.",
	pending: "not computed yet",
	failed: "not loaded",
	summaryHeading: "In short",
	summary: (psnrBest, psnr, ssimBest, ssim) => `Best PSNR: ${psnrBest}, ${psnr} dB. Best SSIM: ${ssimBest}, ${ssim}.`,
	summaryOfOne: (best, psnr, ssim) => `${best} is best by both measures: ${psnr}\u00a0dB, SSIM\u00a0${ssim}.`,
	scribbleNote:
		"No model was trained on scribbles. By SSIM it is best to leave a scribbled digit alone: the line changes few windows, a reconstruction changes them all a little.",
	allExamples:
		"On all 10,000 test digits at σ = 0.5: denoising convolutional 19.34 dB and SSIM 0.846, median filter 14.13 dB and 0.551, noisy input 9.37 dB and 0.413.",
});

const zh = ({ ofTest, many, scaledFrom28 }: DataSetFacts): Texts => ({
	title: "给数字加上噪声，看谁能把它去掉",
	lead: "下面的模型里，有两个训练时输入带噪声的数字，目标却是干净的数字，因此学会了分辨什么属于数字、什么不属于。其余模型只训练过重建干净的数字，而中值滤波什么也没学过。",
	tryText: "选“遮挡”，把方块拖到一笔上：谁能补上缺口，补的又是什么？然后选“高斯”，把 σ 调大：谁还认得出这个数字？",
	noise: "噪声",
	kind: "噪声种类",
	kinds: {
		gaussian: {
			name: "高斯",
			level: "强度 σ",
			levelText: (level) => level,
			note: "每个像素都加上一个随机量，σ 越大，量越大。",
			trainedOn: "去噪模型训练时，σ 最大为 0.7。",
			term: "高斯噪声 σ",
			explained:
				"σ 读作“西格玛”，即标准差：给每个像素（0 为白纸，1 为墨）加上一个服从正态分布的随机数，分布的宽度就是 σ，再把结果截断到 0～1。",
		},
		salt_and_pepper: {
			name: "椒盐",
			level: "受损像素",
			levelText: (level) => `${level}%`,
			note: "这一比例的像素会被随机改成 0 或 1，其余保持原样。",
			trainedOn: "去噪模型训练时最多为 40%。",
			term: "椒盐噪声",
			explained: "落在单个像素上的噪声：被击中的像素不论原来怎样，都会变成白纸（0）或全墨（1），概率各半。",
		},
		mask: {
			name: "遮挡",
			level: "边长",
			levelText: (level) => `${level} 像素`,
			note: "擦掉图像中的一个方块。位置由你决定：拖动它，或聚焦后用方向键移动。",
			trainedOn: `去噪模型训练时用的是 ${scaledFrom28(6)} 到 ${scaledFrom28(12)} 像素的方块。`,
			term: "遮挡方块",
			explained: "方块里的像素全部变成白纸。这里已无可清理，模型只能根据其余部分猜原来有什么。",
		},
		scribble: {
			name: "涂鸦",
			level: "长度",
			levelText: (level) => `${level} 像素`,
			note: "一条随意游走的笔画添上墨迹。没有哪个模型学过涂鸦，而涂鸦又很像数字的笔画。",
			term: "涂鸦",
			explained: "一条墨线，起点随机，方向随机转动，长度由滑块决定，以像素计。",
		},
	},

	clean: "干净",
	noisy: "带噪声",
	patch: "带噪声图像上的方块",
	patchHelp: "拖动方块。键盘操作：方向键每次移动 1 像素，按住 Shift 移动 4 像素。",
	patchAt: (column, row) => `第 ${column} 列，第 ${row} 行`,

	results: "各方法对带噪声图像的去噪结果",
	denoisersHeading: "用于去噪的方法",
	plainModelsHeading: `只学过干净的${many}`,
	unprocessed: "带噪声的输入",
	median: "中值滤波",
	medianExplained: "每个像素换成它周围 3 × 3 共九个像素中大小居中的那个。孤立的噪点会消失，细笔画也会。",
	medianNote: "什么也没学过",
	psnrExplained:
		"峰值信噪比：与干净图像的均方误差有多小，单位是分贝。每高 10 分贝，误差就是原来的十分之一；完全相同的图像为 ∞。",
	ssimExplained:
		"结构相似性：在至多 11 × 11 像素的窗口里与干净图像比较均值、对比度和结构，更接近人眼的观感，而不是逐像素比较。1 表示完全相同。",
	best: "最佳：",
	announceBest: (method, psnr, noisy) => `PSNR 最高：${method}，${psnr} dB。带噪声的图像：${noisy} dB。`,

	table: "哪种噪声谁最拿手",
	tableNote: (count) => `${ofTest(count)}的 PSNR（dB），下面是 SSIM；在本标签页内现场计算，种子为 1。`,
	method: "方法",
	columns: {
		gaussian: { name: "高斯", level: "σ = 0.5" },
		salt_and_pepper: { name: "椒盐", level: "25%" },
		patch: { name: "遮挡", level: `${scaledFrom28(10)} 像素，随机位置` },
		scribble: { name: "涂鸦", level: `${scaledFrom28(40)} 像素` },
	},
	progress: `正在给测试${many}去噪`,
	progressValue: (done, all) => `${done} / ${all}`,
	done: "表格已全部算完。",
	pending: "尚未计算",
	failed: "未加载",
	summaryHeading: "简而言之",
	summary: (psnrBest, psnr, ssimBest, ssim) =>
		spaced`PSNR 最高的是${psnrBest}，${psnr} dB；SSIM 最高的是${ssimBest}，${ssim}。`,
	summaryOfOne: (best, psnr, ssim) => spaced`两项都是${best}最好：PSNR ${psnr} dB，SSIM ${ssim}。`,
	scribbleNote:
		"没有哪个模型学过涂鸦。按 SSIM 看，涂鸦过的数字最好别动：线条只影响少数窗口，而模型的结果会让所有窗口都变一点。",
	allExamples:
		"在全部 10,000 个测试数字上，σ = 0.5 时：卷积去噪自编码器 19.34 dB，SSIM 0.846；中值滤波 14.13 dB，0.551；带噪声的输入 9.37 dB，0.413。",
});

/** The visitor's pictures may be noisy themselves. */
const ownEn: Partial<Texts> = {
	lead: "Denoising models are shown your pictures with noise added and have to give back the pictures as they were, so they learn what belongs to such a picture and what does not. The others were trained to reconstruct them as they are, and the median filter has learnt nothing at all.",
	clean: "Input",
	noisy: "With noise added",
	plainModelsHeading: "Trained without added noise",
	psnrExplained:
		"Peak signal-to-noise ratio: how small the mean squared error to the input, before noise was added, is, in decibels. Ten more means a tenth of the error; for identical pictures it is ∞. If your pictures are noisy themselves, a method that takes that noise away as well scores less.",
	ssimExplained:
		"Structural similarity: compares means, contrasts and patterns in windows of up to 11 × 11 pixels with those of the input, before noise was added, as an eye would rather than pixel by pixel. 1 means identical. If your pictures are noisy themselves, a method that takes that noise away as well scores less.",
};

const ownZh: Partial<Texts> = {
	lead: "去噪模型在训练时看到的是加了噪声的图像，却要交出原来的图像，因此学会分辨什么属于这样的图像、什么不属于。其余模型只训练过按原样重建图像，而中值滤波什么也没学过。",
	clean: "输入",
	noisy: "加噪之后",
	plainModelsHeading: "训练时没有加噪声",
	psnrExplained:
		"峰值信噪比：与加噪之前的输入的均方误差有多小，以分贝计。每高 10 分贝，误差就是原来的十分之一；完全相同的图像为 ∞。如果你的图像本身就有噪声，把它也去掉的方法得分反而更低。",
	ssimExplained:
		"结构相似性：在至多 11 × 11 像素的窗口里与加噪之前的输入比较均值、对比度和结构，更接近人眼的观感，而不是逐像素比较。1 表示完全相同。如果你的图像本身就有噪声，把它也去掉的方法得分反而更低。",
};

/** What is said otherwise of other examples than the digits of MNIST. */
function generalEn({ one, many, isOwn, isColour }: DataSetFacts, { kinds }: Texts): Partial<Texts> {
	return {
		title: `Add noise to a ${one}, and see who can take it away`,
		lead: `Denoising models are shown noisy ${many} and have to give back the clean ones, so they learn what belongs to such a picture and what does not. The others were trained to reconstruct clean ${many} only, and the median filter has learnt nothing at all.`,
		tryText: `Choose the patch and drag it over the ${one}: who fills the gap, and with what? Then choose Gaussian noise and turn σ up: who still shows what it was?`,
		kinds: {
			gaussian: {
				...kinds.gaussian,
				...(isColour ? { note: "A random amount is added to every colour value: the larger σ, the more." } : {}),
				explained:
					"σ, sigma, is the standard deviation: to each value, from 0 to 1, a random number from a normal distribution of this width is added, and the sum is cut to 0…1.",
			},
			salt_and_pepper: {
				...kinds.salt_and_pepper,
				...(isColour
					? {
							level: "Values hit",
							note: "This share of the colour values, of which a pixel has three, is set to 0 or 1 at random; the others stay as they are.",
						}
					: {}),
				explained: "Noise of single values: whichever is hit becomes 0 or 1, either as likely, whatever it was before.",
			},
			mask: {
				...kinds.mask,
				explained:
					"All values of the square become 0. Nothing is left to be cleaned; a model has to guess from the rest what was there.",
			},
			scribble: {
				...kinds.scribble,
				note: "A pen stroke that turns at random is drawn over the picture. No model was trained on scribbles.",
				explained: "A line of ones that starts anywhere, turns at random and is as long as the slider says, in pixels.",
			},
		},
		medianExplained:
			"Each value is replaced by the middle one of the nine in the 3 × 3 square around it. Lone specks vanish; so do thin lines.",
		scribbleNote: "No model was trained on scribbles.",
		allExamples: "Every method is given the same noisy pictures.",
		...(isOwn ? ownEn : {}),
	};
}

function generalZh({ one, many, isOwn, isColour }: DataSetFacts, { kinds }: Texts): Partial<Texts> {
	return {
		title: `给${one}加上噪声，看谁能把它去掉`,
		lead: `去噪模型训练时输入带噪声的${many}，目标却是干净的${many}，因此学会分辨什么属于这样的图像、什么不属于。其余模型只训练过重建干净的${many}，而中值滤波什么也没学过。`,
		tryText: `选“遮挡”，把方块拖到${one}上：谁能补上缺口，补的又是什么？然后选“高斯”，把 σ 调大：谁的结果还看得出原来是什么？`,
		kinds: {
			gaussian: {
				...kinds.gaussian,
				...(isColour ? { note: "每个颜色值都加上一个随机量，σ 越大，量越大。" } : {}),
				explained:
					"σ 读作“西格玛”，即标准差：给每个值（从 0 到 1）加上一个服从正态分布的随机数，分布的宽度就是 σ，再把结果截断到 0～1。",
			},
			salt_and_pepper: {
				...kinds.salt_and_pepper,
				...(isColour
					? { level: "受损颜色值", note: "这一比例的颜色值（每个像素三个）会被随机改成 0 或 1，其余保持原样。" }
					: {}),
				explained: "落在单个值上的噪声：被击中的值不论原来怎样，都会变成 0 或 1，概率各半。",
			},
			mask: {
				...kinds.mask,
				explained: "方块里的值全部变成 0。这里已无可清理，模型只能根据其余部分猜原来有什么。",
			},
			scribble: {
				...kinds.scribble,
				note: "一条随意游走的笔画画在图像上。没有哪个模型学过涂鸦。",
				explained: "一条值为 1 的线，起点随机，方向随机转动，长度由滑块决定，以像素计。",
			},
		},
		medianExplained: "每个值换成它周围 3 × 3 共九个中大小居中的那个。孤立的噪点会消失，细线也会。",
		scribbleNote: "没有哪个模型学过涂鸦。",
		allExamples: "每种方法得到的都是同样的带噪声图像。",
		...(isOwn ? ownZh : {}),
	};
}

export const texts = defineTexts(en, zh, { en: generalEn, zh: generalZh });
