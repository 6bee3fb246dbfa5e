/** What is said of any data set in place of texts that are about MNIST's digits. */

import type { Language } from "../state/language";
import { measureWord } from "./chinese";
import { type DataSetFacts, en, type Strings } from "./en";
import { zh } from "./zh";

function generalEn({
	one,
	many,
	imageLength,
	valueCountText,
	sizeText,
	drawingPlacement,
	element,
	isColour,
	areTestsUnseen,
}: DataSetFacts): Partial<Strings> {
	return {
		drawingFalsified: `To protect you from being recognised, this browser gives web pages different pixels from those you draw, so the models see noise. Allow this page to read its canvas, or pick a test ${one}, which is not changed.`,
		title: `Put a ${one} in, and see what an autoencoder keeps of it`,
		intro: `An autoencoder is a network trained to reproduce its input: an encoder turns a picture into a list of numbers, the latent code z, and a decoder turns them back into a picture. Where the list is short, a bottleneck, what survives shows what the network has learnt about these ${many}.`,
		tryThisText: `Pick some test ${many}, then give the variational model 2 latent dimensions: what is lost, and what stays?`,
		padEmpty: "Draw here",
		modelInputDrawing: {
			mnist: en.modelInputDrawing,
			nist: `Prepared as these ${many} were: stretched to one size, its strokes made equally bold, its slant removed. Each of the ${sizeText} pixels is the share of ink in a square.`,
			whole: `As it was drawn, scaled to ${sizeText} pixels, the size of these ${many}.`,
		}[drawingPlacement],
		models: {
			...en.models,
			vanilla: {
				...en.models.vanilla,
				sentence: "Dense layers encode and decode: each number of the code depends on the whole picture.",
			},
			convolutional: {
				...en.models.convolutional,
				sentence: "Small filters slide over the picture, so its code is made of maps that still know where things are.",
			},
			"variational-2": {
				...en.models["variational-2"],
				sentence: "Two numbers, each with its uncertainty, so that nearby codes decode to similar pictures.",
			},
			"variational-16": {
				...en.models["variational-16"],
				sentence: "Sixteen numbers, each with its uncertainty, so that similar codes decode to similar pictures.",
			},
			"denoising-vanilla": {
				...en.models["denoising-vanilla"],
				sentence: `The vanilla model, trained to turn noisy ${many} into clean ones.`,
			},
			"denoising-convolutional": {
				...en.models["denoising-convolutional"],
				sentence: `The convolutional model, trained to turn noisy ${many} into clean ones.`,
			},
		},
		nats: `nats per ${element}`,
		announceResult: (scores) => `Reconstructed. Cross-entropy in nats per ${element}: ${scores}.`,
		bceExplained: `Smaller is better, and the floor is the best that any reconstruction of this picture can reach. Binary cross-entropy says how badly the reconstruction predicts the input’s values, averaged over all ${valueCountText}, in nats: the unit of information of the natural logarithm, 1.44 bits. Values between 0 and 1 surprise even a perfect reconstruction, so the floor is not 0: it is the values’ own entropy.`,
		codeExplained: {
			...en.codeExplained,
			tiles: ([height = 1, width = 1, channels = 1]) =>
				`${channels} feature maps of ${height} × ${width}, one tile for each filter. ${
					height * width * channels > imageLength
						? "Together they hold more numbers than the picture: this model saves no room, but it sees shapes wherever they are."
						: "Each tells where in the picture its filter’s pattern was found."
				}`,
			bars: () =>
				"Each column is one number of the code: the dot is its mean, the line one standard deviation to either side. A number that stays near 0 with a line from −1 to 1 says nothing about this picture.",
		},
		errorExplained: `Reconstruction minus input: blue where the reconstruction has too little, orange where it has too much.${
			isColour
				? " In colour it is the mean over a pixel’s three values: errors that cancel each other are not seen here."
				: ""
		}`,
		waiting: `Nothing drawn yet. Draw, or pick a test ${one}.`,
		...(areTestsUnseen ? {} : { examplesNote: "If there is no other, models learn from it, too." }),
	};
}

function generalZh({
	one,
	many,
	imageLength,
	valueCountText,
	sizeText,
	drawingPlacement,
	element,
	isColour,
	areTestsUnseen,
}: DataSetFacts): Partial<Strings> {
	return {
		drawingFalsified: `为了防止网站跟踪，此浏览器交给网页的像素与你所画的不同，模型看到的只是噪声。请允许本页读取画布，或选一${measureWord(one)}测试${one}，它们不受影响。`,
		title: "放入一幅图像，看自编码器能记住多少",
		intro: `自编码器是一种神经网络，学习把输入的图像原样还原出来：编码器把图像变成一串数值，即隐编码 z；解码器再把它变回图像。这串数值若很短，就成了瓶颈，装不下的细节会在重建时丢失，留下来的则说明网络对这些${many}学到了什么。`,
		tryThisText: `选几${measureWord(one)}测试${many}，再让变分自编码器的隐编码只有 2 维：什么丢失了，什么留下了？`,
		padEmpty: "在这里画",
		modelInputDrawing: {
			mnist: zh.modelInputDrawing,
			nist: `与这些${many}做同样的处理：拉伸到统一的大小，笔画调整到一样粗，再去掉倾斜。${sizeText} 个像素，每个是一个方格里墨迹所占的比例。`,
			whole: `按所画的样子缩放到 ${sizeText} 像素，即这些${many}的大小。`,
		}[drawingPlacement],
		models: {
			...zh.models,
			vanilla: { ...zh.models.vanilla, sentence: "用全连接层编码和解码：每个隐变量都取决于整幅图像。" },
			convolutional: {
				...zh.models.convolutional,
				sentence: "小滤波器在图像上滑动，所以隐编码是一张张特征图，并保留了各部分的位置。",
			},
			"variational-2": {
				...zh.models["variational-2"],
				sentence: "只有两个隐变量，每个都带着不确定的范围，因此相近的隐编码会解码成相似的图像。",
			},
			"variational-16": {
				...zh.models["variational-16"],
				sentence: "十六个隐变量，每个都带着不确定的范围，因此相近的隐编码会解码成相似的图像。",
			},
			"denoising-vanilla": {
				...zh.models["denoising-vanilla"],
				sentence: `普通自编码器，专门学习把带噪声的${many}变干净。`,
			},
			"denoising-convolutional": {
				...zh.models["denoising-convolutional"],
				sentence: `卷积自编码器，专门学习把带噪声的${many}变干净。`,
			},
		},
		nats: `奈特/${element}`,
		announceResult: (scores) => `重建完成。交叉熵（奈特/${element}）：${scores}。`,
		bceExplained: `越小越好；下限是这幅图像的任何重建所能达到的最好成绩。二元交叉熵衡量重建对输入的预测有多差，单位是奈特（以自然对数计的信息量，合 1.44 比特），取全部 ${valueCountText} 个值的平均。介于 0 和 1 之间的值即使被完美重建也带有不确定性，所以下限不是 0，而是这些值自身的熵。`,
		codeExplained: {
			...zh.codeExplained,
			tiles: ([height = 1, width = 1, channels = 1]) =>
				`${channels} 张 ${height} × ${width} 的特征图，每个滤波器一格。${
					height * width * channels > imageLength
						? "它们的数值加起来比图像的还多：这个模型并不节省空间，但无论形状出现在哪里它都看得到。"
						: "每张图说明滤波器的图案出现在图像的什么地方。"
				}`,
			bars: () =>
				"每一列是一个隐变量：点是均值，线段向两侧各伸出一个标准差。如果点停在 0 附近，线段从 −1 到 1，这个隐变量就没有传递这幅图像的任何信息。",
		},
		errorExplained: `重建减去输入：蓝色表示重建太少，橙色表示重建太多。${
			isColour ? "彩色图像取每个像素三个颜色值之差的平均，互相抵消的误差在这里看不出来。" : ""
		}`,
		waiting: `还没有画任何东西。画一${measureWord(one)}，或者选一${measureWord(one)}测试${one}。`,
		...(areTestsUnseen ? {} : { examplesNote: "如果只有这一幅，模型也用它来训练。" }),
	};
}

export const general = { en: generalEn, zh: generalZh } satisfies Record<
	Language,
	(facts: DataSetFacts) => Partial<Strings>
>;
