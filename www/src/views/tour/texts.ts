/** The texts of the guided tour. */

import { defineTexts } from "../../strings/texts";

interface Texts {
	start: string;
	step(number: number, count: number): string;
	next: string;
	back: string;
	end: string;
	goOn: string;
	seen: string;
	steps: readonly {
		/** What to do. */
		task: string;
		/** What was to be seen. */
		seen: string;
	}[];
}

const en: Texts = {
	start: "Take the tour",
	step: (number, count) => `Tour, ${number} of ${count}`,
	next: "Next",
	back: "Back",
	end: "End the tour",
	goOn: "Go on",
	seen: "What you should have seen",
	steps: [
		{
			task: "Drag z₁ slowly from one end to the other. What does one number of the latent code change?",
			seen: "The digit turned into others. One number changes the whole picture: the decoder has never seen your drawing; it draws what the two numbers say.",
		},
		{
			task: "Draw a 7 with a bar through it. Which of the four reconstructions below keep the bar?",
			seen: "All but that of 2 numbers. Two numbers hardly tell which digit it is: the narrower the bottleneck, the more the decoder draws a digit of its own instead of yours.",
		},
		{
			task: "Raise the strength σ to 0.7. Which models still give a clean digit?",
			seen: "The two denoising models. They were trained with noisy inputs and clean targets; the others were trained to reproduce what they get, and do so with the noise.",
		},
		{
			task: "Drag the point over the map, from the 0s to the 1s. What lies between two digits?",
			seen: "Other digits, one turning into the next. Training pulled all codes towards one place, so hardly any gap is left: nearly every point decodes to a digit or something between two.",
		},
		{
			task: "Press New seed a few times. Where do these digits come from?",
			seen: "From random numbers. Each is a code sampled at random and decoded; nobody wrote them. Most read as digits; some lie between two.",
		},
	],
};

const zh: Texts = {
	start: "开始导览",
	step: (number, count) => `导览 ${number}/${count}`,
	next: "下一步",
	back: "上一步",
	end: "结束导览",
	goOn: "继续",
	seen: "你应该看到了什么",
	steps: [
		{
			task: "把 z₁ 从一端慢慢拖到另一端。隐编码里的一个数会改变什么？",
			seen: "数字变成了别的数字。一个数就改变整幅图像：解码器从没见过你的画，它画的是这两个数所说的内容。",
		},
		{
			task: "画一个带横杠的 7。下面四个重建里，哪些保留了那一横？",
			seen: "除了只有 2 个数的，其他都保留了。两个数几乎说不清是哪个数字：瓶颈越窄，解码器画的就越是它自己的数字，而不是你的。",
		},
		{
			task: "把强度 σ 调到 0.7。哪些模型还能给出干净的数字？",
			seen: "两个去噪模型。它们训练时输入加了噪声，目标却是干净的；其他模型学的是重现输入，于是连噪声也一起重现。",
		},
		{
			task: "在地图上把点从 0 拖到 1。两个数字之间是什么？",
			seen: "是别的数字，一个渐渐变成另一个。训练把所有隐编码拉向同一处，几乎不留空隙：差不多每一点都能解码出一个数字，或介于两者之间的样子。",
		},
		{
			task: "按几次“换一个种子”。这些数字是从哪里来的？",
			seen: "来自随机数。每一个都是随机采样的隐编码经解码而成，没有人写过它们。大多数读得出是什么数字，有些介于两者之间。",
		},
	],
};

export const texts = defineTexts(en, zh);
