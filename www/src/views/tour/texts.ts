/** The texts of the guided tour. */

import { measureWord } from "../../strings/chinese";
import { defineTexts } from "../../strings/texts";

interface Texts {
	start: string;
	step(number: number, count: number): string;
	next: string;
	back: string;
	end: string;
	continueTour: string;
	showObservation: string;
	/** The way out of the last step. */
	trainOwn: string;
	steps: readonly {
		/** What to do. */
		task: string;
		/** What was to be seen. */
		observation: string;
	}[];
}

const en: Texts = {
	start: "Take the tour",
	step: (number, count) => `Tour, ${number} of ${count}`,
	next: "Next",
	back: "Back",
	end: "End the tour",
	continueTour: "Go on",
	showObservation: "What you should have seen",
	trainOwn: "Train a model of your own",
	steps: [
		{
			task: "Drag z₁ slowly from one end to the other. What does one number of the latent code change?",
			observation:
				"The whole digit, into others. The decoder does not see the picture that went in: it gets only the two numbers, and draws what they say.",
		},
		{
			task: "Draw a 7 with a bar through it, then change Latent dimensions from 2 to 16. What comes back?",
			observation:
				"The bar. Two numbers barely say which digit it is, so the decoder draws a typical one, perhaps a 9, instead of yours; sixteen have room for more of your own hand.",
		},
		{
			task: "Raise the strength σ to 0.7. Which models still give a clean digit?",
			observation:
				"The two denoising models: they were trained on noisy inputs with clean targets. The other autoencoders have never seen noise, and keep some of it, lose strokes, or draw something else. The median filter only smooths.",
		},
		{
			task: "Put the filled dot on the 0s, at the top of the map, and drag it slowly to the 1s, at the bottom left. What do you see on the way?",
			observation:
				"Another digit, such as a 6, and blurred shapes between two. Training kept the codes close together around the middle, so there are few gaps: nearly every point gives a digit or a mixture of some.",
		},
		{
			task: "Press New seed a few times. Where do these digits come from?",
			observation:
				"From random numbers, and from what the decoder has learnt from 60,000 real digits. Nobody wrote these: many read as digits, others are mixtures or blots. That was the tour.",
		},
	],
};

const zh: Texts = {
	start: "开始导览",
	step: (number, count) => `导览 ${number}/${count}`,
	next: "下一步",
	back: "上一步",
	end: "结束导览",
	continueTour: "继续",
	showObservation: "你应该看到的",
	trainOwn: "训练你自己的模型",
	steps: [
		{
			task: "把 z₁ 从一端慢慢拖到另一端。一个隐变量会改变什么？",
			observation: "整幅画面都变了，变成别的数字。解码器看不到输入的图像，它只是照着这两个隐变量来画。",
		},
		{
			task: "画一个带横杠的 7，再把隐编码维数从 2 换成 16。哪个细节又出现了？",
			observation:
				"那一横。只靠两个隐变量，几乎认不出是哪个数字，所以解码器画的是一个典型的数字（也许是 9），而不是你写的；十六个隐变量能容下更多你自己的笔迹。",
		},
		{
			task: "把强度 σ 调到 0.7。哪些模型还能给出干净的数字？",
			observation:
				"两个去噪模型：它们训练时输入带噪声，目标却是干净的。其他自编码器从没见过噪声，有的留下一部分噪声，有的丢了笔画，有的画成了别的东西。中值滤波只会平滑。",
		},
		{
			task: "把实心圆点放到地图上方的 0 上，再慢慢拖到左下方的 1。途中看到了什么？",
			observation:
				"别的数字，例如 6，以及介于两者之间的模糊形状。训练让隐编码聚在中间附近，空隙很少：差不多每一点都给出一个数字，或几个数字的混合。",
		},
		{
			task: "按几次“换一个种子”。这些数字是从哪里来的？",
			observation:
				"来自随机数，以及解码器从 60,000 个真实数字里学到的东西。没有人写过它们：许多读得出是什么数字，其他的是混合或墨团。导览到此结束。",
		},
	],
};

export const texts = defineTexts(en, zh, {
	en: ({ one, many, trainCountText }) => ({
		steps: [
			{
				task: "Drag z₁ slowly from one end to the other. What does one number of the latent code change?",
				observation:
					"The whole picture. The decoder does not see the picture that went in: it gets only the two numbers, and draws what they say.",
			},
			{
				task: `Pick a test ${one} with details of its own, then change Latent dimensions from 2 to 16. What comes back?`,
				observation:
					"More of it: two numbers barely say what kind of picture it is, sixteen have room for more of what sets it apart.",
			},
			{
				task: `Raise the strength σ to 0.7. Which models still give a clean ${one}?`,
				observation:
					"Denoising models were trained on noisy inputs with clean targets. The other autoencoders have never seen noise. The median filter only smooths.",
			},
			{
				task: "Drag the filled dot slowly over the map. What do you see on the way?",
				observation: `One ${one} turning into another, and mixtures between them. Training kept the codes close together around the middle, so that there are few gaps.`,
			},
			{
				task: `Press New seed a few times. Where do these ${many} come from?`,
				observation: `From random numbers, and from what the decoder has learnt from ${trainCountText} training ${many}. That was the tour.`,
			},
		],
	}),
	zh: ({ one, many, trainCountText }) => ({
		steps: [
			{
				task: "把 z₁ 从一端慢慢拖到另一端。一个隐变量会改变什么？",
				observation: "整幅画面都变了。解码器看不到输入的图像，它只是照着这两个隐变量来画。",
			},
			{
				task: `选一${measureWord(one)}细节与众不同的测试${one}，再把隐编码维数从 2 换成 16。哪些细节又出现了？`,
				observation: "更多的细节：两个隐变量几乎只够说出是哪一类图像，十六个隐变量还能记下它与同类的不同。",
			},
			{
				task: `把强度 σ 调到 0.7。哪些模型还能给出干净的${one}？`,
				observation: "去噪模型训练时输入带噪声，目标却是干净的。其他自编码器从没见过噪声。中值滤波只会平滑。",
			},
			{
				task: "在地图上慢慢拖动实心圆点。途中看到了什么？",
				observation: `一${measureWord(one)}${one}变成另一${measureWord(one)}，以及两者之间的混合。训练让隐编码聚在中间附近，因此空隙很少。`,
			},
			{
				task: `按几次“换一个种子”。这些${many}是从哪里来的？`,
				observation: `来自随机数，以及解码器从 ${trainCountText} ${measureWord(one)}训练${many}里学到的东西。导览到此结束。`,
			},
		],
	}),
});
