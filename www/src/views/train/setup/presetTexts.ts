/** The names of the presets, and what to watch in a training that begins with one. */

import { defineTexts } from "../../../strings/texts";
import type { PresetId } from "./presets";

interface Texts {
	legend: string;
	presets: Record<PresetId, { name: string; watch: string }>;
}

const en: Texts = {
	legend: "Begin with",
	presets: {
		vanilla: {
			name: "Vanilla 784-128-784",
			watch:
				"Watch grey fog turn into digits within the first of ten epochs: most of what the loss will ever gain is gained by then.",
		},
		tinyConvolutional: {
			name: "Tiny convolutional",
			watch: "Watch 4,801 parameters get farther in the first of two epochs than the vanilla model’s 201,616 in five.",
		},
		map: {
			name: "2-D map",
			watch:
				"Watch the 0s and the 1s part from the rest within two of ten epochs, although nobody tells the model which digit is which.",
		},
		denoiser: {
			name: "Denoiser",
			watch:
				"Watch the strokes come out of the noise within the first of two epochs: the input is corrupted, and the loss compares the output with the clean digit.",
		},
		smallCode: {
			name: "Too narrow a bottleneck",
			watch:
				"Watch 2 latent dimensions lose to 32 within the first of five epochs: what does not fit through the bottleneck cannot be reconstructed.",
		},
		collapse: {
			name: "Posterior collapse",
			watch:
				"Watch all sixteen latent dimensions of model B (β = 40) fall silent within the first of five epochs: with so large a weight of the KL divergence, what they tell costs more than it is worth.",
		},
	},
};

const zh: Texts = {
	legend: "从这里开始",
	presets: {
		vanilla: {
			name: "普通 784-128-784",
			watch: "共训练十轮，第一轮里灰雾就变成了数字：损失的下降大多发生在这一轮。",
		},
		tinyConvolutional: {
			name: "微型卷积自编码器",
			watch: "只有 4,801 个参数，训练一轮就优于 201,616 个参数的普通自编码器训练五轮。",
		},
		map: { name: "二维地图", watch: "共训练十轮，前两轮里 0 和 1 就与其他数字分开了，虽然没有人告诉模型哪个是哪个。" },
		denoiser: {
			name: "去噪",
			watch: "共训练两轮，第一轮里笔画就从噪声中浮现出来：输入带噪声，损失却比较输出与干净的数字。",
		},
		smallCode: {
			name: "太窄的瓶颈",
			watch: "共训练五轮，第一轮里 2 维隐编码就输给了 32 维：通不过瓶颈的，就无法重建。",
		},
		collapse: {
			name: "后验坍塌",
			watch:
				"共训练五轮，第一轮里模型 B（β = 40）的 16 个隐变量就全部失效：β 是 KL 散度的权重，权重这么大，它们传递的信息抵不上代价。",
		},
	},
};

export const texts = defineTexts(en, zh, {
	en: ({ one, imageLength, defaultCodeSize, classCount }, { presets }) => ({
		presets: {
			vanilla: {
				name: `Vanilla ${imageLength}-${defaultCodeSize}-${imageLength}`,
				watch: "Watch grey fog turn into pictures: how much of what the loss will ever gain comes in the first epoch?",
			},
			tinyConvolutional: {
				...presets.tinyConvolutional,
				watch: "A few small filters have far fewer parameters than dense layers: watch how far they get.",
			},
			map: {
				...presets.map,
				watch:
					classCount > 0
						? "Watch which classes part from the rest, although nobody tells the model of them."
						: "Watch the map: pictures that are alike come to lie together, although nobody tells the model which are.",
			},
			denoiser: {
				...presets.denoiser,
				watch: `The input is corrupted, and the loss compares the output with the clean ${one}: watch what comes out of the noise.`,
			},
			smallCode: {
				...presets.smallCode,
				watch: "Watch 2 latent dimensions beside 32: what does not fit through the bottleneck cannot be reconstructed.",
			},
			collapse: {
				...presets.collapse,
				watch:
					"Watch how many of the sixteen latent dimensions of model B (β = 40) stay active: β is the weight of the KL divergence, so what they tell costs forty times as much.",
			},
		},
	}),
	zh: ({ one, imageLength, defaultCodeSize, classCount }, { presets }) => ({
		presets: {
			vanilla: {
				name: `普通 ${imageLength}-${defaultCodeSize}-${imageLength}`,
				watch: "看灰雾怎样变成图像：损失的下降有多少发生在第一轮？",
			},
			tinyConvolutional: {
				...presets.tinyConvolutional,
				watch: "几个小滤波器的参数比全连接层少得多：看它能把损失降到多低。",
			},
			map: {
				...presets.map,
				watch:
					classCount > 0
						? "看哪些类别与其他类别分开，虽然没有人告诉模型有哪些类别。"
						: "看地图：相像的图像渐渐靠到一起，虽然没有人告诉模型哪些相像。",
			},
			denoiser: {
				...presets.denoiser,
				watch: `输入带噪声，损失却比较输出与干净的${one}：看什么从噪声中浮现。`,
			},
			smallCode: { ...presets.smallCode, watch: "比较 2 维与 32 维的隐编码：通不过瓶颈的，就无法重建。" },
			collapse: {
				...presets.collapse,
				watch: "看模型 B（β = 40）的 16 个隐变量还有几个在起作用：β 是 KL 散度的权重，它们传递信息的代价是四十倍。",
			},
		},
	}),
});
