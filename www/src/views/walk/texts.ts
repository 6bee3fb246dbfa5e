/** The texts of the view Walk. */

import { measureWord, spaced } from "../../strings/chinese";
import type { DataSetFacts } from "../../strings/en";
import { defineTexts } from "../../strings/texts";

const en = ({ ofTest, one, many, testCountText }: DataSetFacts) => ({
	title: "Walk through the latent space",
	lead: "A variational autoencoder places its digits close together in a latent space: a point z there is a few numbers, and the decoder turns almost any of them into something like a digit. Move the point, and the digit changes under your hand.",
	tryText:
		"Drag the point over the map, from the zeros to the ones: what lies between them? Then play the interpolation below, and compare the vanilla model.",
	position: "The point in the latent space",

	decodedName: `Decoded ${one}`,
	reconstructionName: "Its reconstruction",
	drawingName: "Your drawing",
	announceCode: (code: string) => `Decoded: ${code}`,
	/** by the class of the test example with the nearest code */
	announceNearest: (name: string) => `Nearest test ${one}: ${name}`,
	slidersHeading: "The latent code z",
	klTerm: "most informative first (by KL)",
	klExplained: `The Kullback–Leibler (KL) divergence of a latent dimension says how much it tells about the ${one}, in nats (1 nat is 1.44 bits), on average over ${ofTest(testCountText)}. The encoder gives each ${one} a region, its posterior; the KL says how far that region strays from the prior, the standard normal distribution. Where it is near 0, the decoder ignores the dimension: its slider changes next to nothing.`,
	varianceTerm: "largest variance first",
	varianceExplained: `This model has no prior, a distribution that training pulls the codes towards, so there is no KL to tell how much a dimension is used. In its place stands the variance: how much the dimension differs from ${one} to ${one}, over ${ofTest(testCountText)}. One that never changes tells nothing.`,
	variance: (value: string) => `variance ${value}`,
	nats: (value: string) => `KL ${value} nats`,
	toCentre: "To the middle",
	toDrawing: "To my drawing",
	drawOrPick: `Draw or pick another ${one}`,

	mapName: (dimensions: number) =>
		dimensions === 2 ? "Map of the latent space" : `Map of the ${dimensions}-dimensional latent space, projected`,
	mapPoint: (x: string, y: string) => `at ${x}, ${y}`,
	mapHelp: "Drag to move the point, the filled dot; two fingers zoom.",
	mapPath: "Dashed line: the path of the interpolation below; ring: the step that it shows.",
	mapKeys:
		"By keyboard: the arrow keys move it, with Shift in fine steps; + and − zoom, as does the mouse wheel with Ctrl; 0 shows all.",
	slice: (dimensions: number, share: string) =>
		`A flat slice through a space of ${dimensions} dimensions: its two directions hold ${share}% of the variance. Your point is projected onto it, so the ${one} it decodes to may differ from the picture behind it.`,
	/** without its share until that is known */
	component: (axis: number, share?: string) =>
		share === undefined ? `principal component ${axis}` : `principal component ${axis} (${share}% of the variance)`,
	manifoldName: "What decodes where",
	examplesName: ofTest(testCountText),
	classesName: "Let a class stand out",
	/** of a class, by its label and its name */
	highlightOnly: (_label: number, name: string) => `Only the ${name}s`,
	classMark: (_label: number, name: string) => name,
	zoomInName: "Zoom in",
	zoomOutName: "Zoom out",

	pathHeading: `From one ${one} to another`,
	pathText:
		"The codes between those of two digits, decoded one by one. The variational model passes mostly through digits, because training filled its latent space; the vanilla model, whose codes lie scattered, fades one picture out and the other in.",
	pathTextPlain: `The codes between those of two ${many}, decoded one by one. Neither of these two models was trained to fill the space between its codes: does the path lead through ${many}, or does one picture fade out and the other in?`,
	fromName: "From",
	toName: "To",
	pointDrawing: "My drawing",
	classMeans: "Means of a class",
	classMean: (label: string) => `Mean of “${label}”`,
	testExamples: `Test ${many}`,
	testExample: (name: string, index: number) => `${name} (no. ${index})`,
	interpolation: "Interpolation",
	linear: "Linear",
	spherical: "Spherical",
	interpolationExplained:
		"Linear goes straight from code to code, which leads past the middle of the latent space. Spherical (Shoemake’s slerp) goes round the origin, at a distance that changes evenly from that of the one code to that of the other. It suits variational models, whose codes lie around the origin: with many dimensions hardly any lies near it.",
	play: "Play",
	pause: "Pause",
	stepBack: "One step back",
	stepForward: "One step forward",
	stepName: "Step",
	stepValue: (step: number, last: number) => `${step} of ${last}`,
	speedName: "Speed",
	speedValue: (steps: number) => `${steps} steps per second`,
	frameName: (model: string) => `${model}: this step, decoded`,
	nothingToDecode: "Nothing to decode yet: one of the ends is an empty drawing, or there is no model yet.",
	saveFrames: "Frames as PNG",
	saveAnimation: "Animation as GIF",
	savingAnimation: "Making the animation…",
	savedAnimation: "The animation is saved.",
	animationFailed: "The animation could not be made in this browser.",

	arithmeticHeading: `Arithmetic with ${many}`,
	arithmeticText:
		"Latent codes are vectors, so they can be subtracted and added. A − B is what sets A apart from B, such as the handwriting of a thick, slanted 1; added to C, it should make a thick, slanted 2. The vanilla model does not manage it: compare.",
	tooFewDimensions: "Two dimensions are too few for this.",
	switchToSixteen: "Switch to 16 dimensions",
	resultName: (model: string) => `${model}: A − B + C`,
	goToResult: "Go to this code on the map",
});

type Texts = ReturnType<typeof en>;

const zh = ({ ofTest, one, many, testCountText }: DataSetFacts): Texts => ({
	title: "在隐空间里漫步",
	lead: "变分自编码器把数字紧挨着放进隐空间：其中的一个点 z 就是几个隐变量的值，解码器几乎能把任何一点变成像数字的图像。移动这个点，数字就在你手下变化。",
	tryText: "在地图上把点从 0 拖到 1：两者之间是什么？然后播放下面的插值，与普通模型作比较。",
	position: "隐空间中的点",

	decodedName: `解码出的${one}`,
	reconstructionName: "它的重建",
	drawingName: "你的画",
	announceCode: (code) => `已解码：${code}`,
	announceNearest: (name) => `最近的测试${one}：${name}`,
	slidersHeading: "隐编码 z",
	klTerm: "信息最多的在前（按 KL）",
	klExplained: `一个隐变量的 KL 散度（Kullback–Leibler）说明它传递了多少关于${one}的信息，单位是奈特（1 奈特为 1.44 比特），取 ${ofTest(testCountText)}的平均。编码器给每${measureWord(one)}${one}一片区域，即后验；KL 衡量后验偏离先验（标准正态分布）的程度。KL 接近 0 时，解码器不理会这一维：拖动它几乎不会改变什么。`,
	varianceTerm: "方差最大的在前",
	varianceExplained: `这个模型没有先验（训练时把隐编码拉向它的分布），所以没有 KL 来说明一个隐变量用了多少。这里改用方差：在 ${ofTest(testCountText)}上，它因${one}而异的程度。从不变化的隐变量没有传递任何信息。`,
	variance: (value) => `方差 ${value}`,
	nats: (value) => `KL ${value} 奈特`,
	toCentre: "回到中心",
	toDrawing: "回到我的画",
	drawOrPick: `另画或另选一${measureWord(one)}${one}`,

	mapName: (dimensions) => (dimensions === 2 ? "隐空间地图" : `${dimensions} 维隐空间的投影地图`),
	mapPoint: (x, y) => `位于 ${x}，${y}`,
	mapHelp: "拖动即可移动点（实心圆点），双指可缩放。",
	mapPath: "虚线是下面插值的路径，圆环是当前的一步。",
	mapKeys: "键盘操作：方向键移动，按住 Shift 微调；+ 和 −（或按住 Ctrl 滚动鼠标滚轮）缩放；0 显示全部。",
	slice: (dimensions, share) =>
		`这是 ${dimensions} 维空间中的一个平面切片：它的两个方向占方差的 ${share}%。你的点投影在上面，所以它解码出的${one}可能与该处背景里的图不同。`,
	component: (axis, share) => (share === undefined ? `主成分 ${axis}` : `主成分 ${axis}（占方差 ${share}%）`),
	manifoldName: "各处的解码结果",
	examplesName: ofTest(testCountText),
	classesName: "突出一个类别",
	highlightOnly: (_label, name) => spaced`只看${name}`,
	classMark: (_label, name) => name,
	zoomInName: "放大",
	zoomOutName: "缩小",

	pathHeading: `从一${measureWord(one)}${one}走到另一${measureWord(one)}`,
	pathText:
		"在两个数字的隐编码之间取一串点，逐个解码。变分模型经过的大多是数字，因为训练填满了它的隐空间；普通模型的隐编码散落各处，只是让一幅图淡出、另一幅淡入。",
	pathTextPlain: `在两${measureWord(one)}${many}的隐编码之间取一串点，逐个解码。这两个模型在训练时都没有被要求填满隐编码之间的空间：途中经过的是${many}，还是一幅图淡出、另一幅淡入？`,
	fromName: "起点",
	toName: "终点",
	pointDrawing: "我的画",
	classMeans: "类别的均值",
	classMean: (label) => `“${label}”的均值`,
	testExamples: `测试${many}`,
	testExample: (name, index) => `${name}（${index} 号）`,
	interpolation: "插值方式",
	linear: "线性",
	spherical: "球面",
	interpolationExplained:
		"线性插值沿隐编码之间的直线，会经过隐空间的中心附近。球面插值（Shoemake 的 slerp）绕过原点，与原点的距离从一端均匀过渡到另一端。它适合变分模型，其隐编码分布在原点周围：维数多时，几乎没有隐编码落在原点附近。",
	play: "播放",
	pause: "暂停",
	stepBack: "后退一步",
	stepForward: "前进一步",
	stepName: "步",
	stepValue: (step, last) => `${step} / ${last}`,
	speedName: "速度",
	speedValue: (steps) => `每秒 ${steps} 步`,
	frameName: (model) => `${model}：这一步的解码`,
	nothingToDecode: "还没有可解码的内容：其中一端是空白的画，或者还没有模型。",
	saveFrames: "各帧存为 PNG",
	saveAnimation: "动画存为 GIF",
	savingAnimation: "正在制作动画……",
	savedAnimation: "动画已保存。",
	animationFailed: "此浏览器无法制作动画。",

	arithmeticHeading: `${many}的算术`,
	arithmeticText:
		"隐编码是向量，所以可以相减、相加。A − B 是 A 与 B 的差别，例如一个又粗又斜的 1 的书写风格；加到 C 上，应该得到又粗又斜的 2。普通模型做不到，不妨比较。",
	tooFewDimensions: "2 维太少，做不到这一点。",
	switchToSixteen: "切到 16 维",
	resultName: (model) => `${model}：A − B + C`,
	goToResult: "在地图上前往这个隐编码",
});

/** A class without a name is called by its label. */
const classMark = (label: number, name: string) => (name === String(label) ? name : `${label} ${name}`);

function generalEn({ one, many }: DataSetFacts): Partial<Texts> {
	return {
		lead: `A variational autoencoder places its codes close together in a latent space: a point z there is a few numbers, and the decoder turns it into a ${one}. Move the point, and the ${one} changes under your hand.`,
		tryText:
			"Drag the point over the map, from one class or group to another: what lies between them? Then play the interpolation below, and compare the vanilla model.",
		drawingName: "The input",
		toDrawing: "To the input",
		pointDrawing: "The input",
		highlightOnly: (label, name) => (name === String(label) ? `Only class ${label}` : `Only class ${label}: ${name}`),
		classMark,
		pathText: `The codes between those of two ${many}, decoded one by one. Training fills the latent space of the variational model; the vanilla model’s codes lie scattered. Which path leads through ${many}, and which fades one out and the other in?`,
		arithmeticText:
			"Latent codes are vectors, so they can be subtracted and added. A − B is what sets A apart from B; added to C, it changes C in the same way, as far as the model keeps such differences apart. Compare the models.",
		tooFewDimensions: "Two dimensions hold few differences.",
	};
}

function generalZh({ one, many }: DataSetFacts): Partial<Texts> {
	return {
		lead: `变分自编码器把隐编码紧挨着放进隐空间：其中的一个点 z 就是几个隐变量的值，解码器把它变成${one}。移动这个点，${one}就在你手下变化。`,
		tryText: "在地图上把点从一个类别或一群拖到另一个：两者之间是什么？然后播放下面的插值，与普通模型作比较。",
		drawingName: "输入",
		toDrawing: "回到输入",
		pointDrawing: "输入",
		highlightOnly: (label, name) => (name === String(label) ? `只看类别 ${label}` : `只看类别 ${label}：${name}`),
		classMark,
		pathText: `在两${measureWord(one)}${many}的隐编码之间取一串点，逐个解码。训练会填满变分模型的隐空间，普通模型的隐编码则散落各处。哪条路上经过的是${many}，哪条只是一幅淡出、另一幅淡入？`,
		arithmeticText:
			"隐编码是向量，所以可以相减、相加。A − B 是 A 与 B 的差别；加到 C 上，就以同样的方式改变 C，只要模型把这样的差别分得开。不妨比较各个模型。",
		tooFewDimensions: "2 维容纳不了多少差别。",
	};
}

export const texts = defineTexts(en, zh, { en: generalEn, zh: generalZh });
