import { measureWord, spaced } from "./chinese";
import { en, type Strings } from "./en";

/** 简体中文 */
export const zh = {
	nouns: {
		digits: { one: "数字", many: "数字", named: (name) => `数字 ${name}`, ofTest: (count) => `${count} 个测试数字` },
		pictures: {
			one: "图像",
			many: "图像",
			named: (name) => `图像（${name}）`,
			ofTest: (count) => `${count} 幅测试图像`,
		},
	},
	elements: { pixel: "像素", value: "颜色值" },
	colours: { grey: "灰度", colour: "彩色" },
	numbered: ({ one }, number) => spaced`${one}（${number} 号）`,
	name: "自编码器游乐场",
	language: "语言",
	theme: "主题",
	themes: { system: "跟随系统", light: "浅色", dark: "深色" },
	skip: "跳到内容",
	dataSet: "数据集",
	otherDataSet: "另一个数据集",
	navigation: "视图",
	viewLoading: "正在加载……",
	viewFailed: "页面的这一部分未能加载，网络可能已断开。",
	viewBroken: "这个视图停止了工作。",
	viewBrokenReason: "其他视图仍可使用。你的画、你的模型和正在进行的训练都不受影响。",
	continueIn: "继续使用：",
	pageBroken: "这个页面停止了工作。",
	pageBrokenReason: "重新加载通常就能恢复。你的模型都还在，训练可以从上次保存的地方继续。",
	copyDetails: "复制详情",
	detailsCopied: "详情已复制",
	copyDetailsByHand: "错误详情，请手动复制",
	share: "复制链接",
	shared: "链接已复制",
	shareByHand: "当前画面的链接，请手动复制",
	savePng: "保存为 PNG",
	seed: "种子",
	freshSeed: "换一个种子",
	reset: "重置",
	lastError: "模型没有给出结果。你做的内容都还在。",
	drawingFalsified:
		"为了防止网站跟踪，此浏览器交给网页的像素与你所画的不同，模型看到的只是噪声。请允许本页读取画布，或选一个现成的数字，它们不受影响。",
	linkBroken: "这个链接有一部分无法识别，对应的内容已换成页面的初始状态。",
	dataSetMissing: "链接所指的图像不在此浏览器中：自己的图像不会离开打开它们的设备。现在显示的是另一个数据集。",
	newVersion: "本页的新版本已准备好。",
	newVersionWhy: "重新加载页面后就会显示。你画的和选的内容都在地址里，不会丢失；撤销记录会清空。",
	newVersionSoon: "浏览器用完旧版本的文件后，就会加载新版本。",
	newVersionHeldBack: "另一个标签页正在训练，等它结束后才能加载新版本。",
	reload: "加载",
	dismiss: "知道了",

	title: "画一个数字，看自编码器能记住多少",
	intro:
		"自编码器是一种神经网络，学习把输入的图像原样还原出来：编码器把图像变成一串数值，即隐编码 z；解码器再把它变回图像。这串数值若很短，就成了瓶颈，装不下的细节会在重建时丢失，留下来的则说明网络对数字学到了什么。",
	tryThis: "试一试",
	tryThisText: "画一个带横杠的 7，再让变分自编码器的隐编码只有 2 维：那一横怎么样了？",

	pad: "画板",
	padHeading: "画",
	padHelp: "可用鼠标、手指或触控笔。键盘操作：方向键移动画笔，空格键落笔或提笔，Ctrl+Z 撤销一笔。",
	padEmpty: "在这里画一个数字",
	padStart: "这是示例。落笔即可重新开始。",
	penDown: (place) => `已落笔，${place}`,
	penUp: (place) => `已提笔，${place}`,
	penPlace: (left, top) => `距左边 ${left}%，距上边 ${top}%`,
	undo: "撤销",
	redo: "重做",
	deleted: (name) => `“${name}”已删除。`,
	undoDeletion: (name) => spaced`撤销删除“${name}”`,
	clear: "清空",
	penWidth: "笔宽",
	penWidthValue: (pixels) => `${pixels} 像素`,

	modelInput: "模型看到的样子",
	modelInputDrawing: "裁剪后缩放到 20 × 20 像素，再按重心放到 28 × 28 的正中，与 MNIST 的每个数字一样。",
	modelInputExample: (count, { one, ofTest }, name) =>
		spaced`${count === "1" ? `唯一的测试${one}` : spaced`${ofTest(count)}之一`}${name === undefined ? "" : spaced`，标签为${name}`}，原样输入；落笔即可替换。`,
	modelInputEmpty: "还没有画任何东西。",

	examples: ({ one }) => spaced`或者选一${measureWord(one)}测试${one}`,
	examplesNote: "训练时没有用过它们。",
	example: (example) => spaced`测试${example}`,
	otherExamples: (count) => (count === 10 ? "换十个" : "换一批"),
	examplesFailed: ({ many }) => spaced`测试${many}加载失败。不影响手绘。`,

	results: "模型的结果",
	models: {
		vanilla: {
			name: "普通自编码器",
			sentence: "一个全连接层压缩，一个全连接层还原：每个隐变量都取决于整幅图像。",
		},
		convolutional: {
			name: "卷积自编码器",
			sentence: "小滤波器在图像上滑动，所以隐编码很大，并保留了笔画的位置。",
		},
		"variational-2": {
			name: "变分自编码器",
			sentence: "只有两个隐变量，每个都带着不确定的范围：相近的隐编码会解码成相似的数字。",
		},
		"variational-16": {
			name: "变分自编码器",
			sentence: "十六个隐变量，每个都带着不确定的范围，因此相近的隐编码会解码成相似的数字。",
		},
		"denoising-vanilla": { name: "普通去噪自编码器", sentence: "普通自编码器，专门学习把带噪声的数字变干净。" },
		"denoising-convolutional": { name: "卷积去噪自编码器", sentence: "卷积自编码器，专门学习把带噪声的数字变干净。" },
	},
	sizedModel: (name, size) => `${name}（${size}）`,
	ownModel: "你的模型",
	ownSentence: "你自己的模型，保存在此浏览器里。",
	liveModel: (name) => `训练中：${name}`,
	liveSentence: "你正在训练的模型：它一边学，这里的结果一边变。",
	pastSentence: (step) => `你训练的模型在第 ${step} 步之后的样子：“训练”里的时光机可以回到最新的一步。`,
	parameters: (count) => `${count} 个参数`,
	latentDimensions: "隐编码维数",
	latentDimension: (count) => `${count} 维`,
	input: "输入",
	code: "隐编码",
	reconstruction: "重建",
	error: "误差",
	encode: "编码",
	decode: "解码",
	labelled: (label, text) => `${label}：${text}`,
	latentAxis: en.latentAxis,
	latentPlane: (model, point) => `${model}：隐编码在平面上的位置，${point}`,

	largestClass: (share) => `如果总是猜样本最多的那一类：${share}。`,
	bce: "交叉熵",
	nats: "奈特/像素",
	floor: "下限",
	explain: (term) => `解释：${term}`,
	bceExplained:
		"越小越好；下限是这幅图像的任何重建所能达到的最好成绩。二元交叉熵衡量重建对输入像素的预测有多差，单位是奈特（以自然对数计的信息量，合 1.44 比特），取全部 784 个像素的平均值。灰色像素即使被完美重建也带有不确定性，所以下限不是 0，而是像素自身的熵。",
	codeExplained: {
		units: ([count = 0]) => `${count} 个隐藏单元的输出，逐行排列。暗色是 0（没有反应）或最低的值；越亮反应越强。`,
		tiles: ([height = 1, width = 1, channels = 1]) =>
			`${channels} 张 ${height} × ${width} 的特征图，每个滤波器一格。${
				height * width * channels > 784
					? "它们的数值加起来比图像的像素还多：这个模型并不节省空间，但无论形状出现在哪里它都看得到。"
					: "每张图说明滤波器的图案出现在图像的什么地方。"
			}`,
		plane: () =>
			"点是隐编码的均值，椭圆是它周围一个标准差的范围。圆环是标准正态分布的 1、2、3 个标准差，训练把所有隐编码都拉向这个分布。",
		bars: () =>
			"每一列是一个隐变量：点是均值，线段向两侧各伸出一个标准差。如果点停在 0 附近，线段从 −1 到 1，这个隐变量就没有传递这个数字的任何信息。",
	},
	errorExplained: "重建减去输入，逐像素计算：蓝色表示缺少的墨迹，橙色表示输入中没有的墨迹。",

	loading: "正在加载模型……",
	waiting: "还没有画任何东西。画一个数字，或者选一个。",
	retry: "重试",
	modelFailed: (model) => spaced`${model}加载失败。`,
	failedUnreachable: "模型文件未能下载：网络可能已断开，或者服务器上没有这个文件。",
	ownFailed: (model) => `“${model}”加载失败。`,
	failedStorage: "浏览器未能读出它的文件。",
	failedDamaged: "模型文件已下载，但已损坏，或者不是所需的文件。",
	lost: "模型停止了运行。你的画还在。",
	lostUnreachable: "运行模型的程序未能加载：网络可能已断开，或者被浏览器拦截。",
	unsupported:
		"此浏览器无法运行模型：缺少或禁用了 Web Worker 或带 SIMD 的 WebAssembly。新版的 Firefox、Chrome、Edge 或 Safari 都可以。",

	list: (items) => items.join("，"),
	joinNames: (items) => items.join("、"),
	announceResult: (scores) => `重建完成。交叉熵（奈特/像素）：${scores}。`,
	announceScore: (model, score) => `${model} ${score}`,

	footerMeasure: "测测你的设备",
	footerPlayground: "去游乐场画一个数字",
	footerOffline: "已可离线使用。",
	footerPrivate: "从设计上保护隐私：模型直接在这个标签页里运行。你画的内容、数据和操作都只留在这台设备上，不会上传。",
	footerData: "数字与训练数据：MNIST，作者 Y. LeCun、C. Cortes 和 C. J. C. Burges，许可证 ",
	footerOrigin: (name, origin) => `${name}：${origin}。`,
	stop: "。",
	footerLicences: "全部许可证",
	footerCode: "源代码与模型：MIT 或 Apache-2.0，任选其一。字体：SIL 开放字体许可证。",
} satisfies Strings;
