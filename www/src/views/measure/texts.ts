/** The texts of the benchmark page. */

import { defineTexts } from "../../strings/texts";

export const texts = defineTexts(
	{
		title: "Measure your own device",
		skip: "Skip to the measurement",
		intro:
			"Your processor trains the playground’s three models and runs them, here in this tab, and the page tells how fast that is and how close that is to the most that your browser can compute. It takes about half a minute, and no figure leaves your machine.",
		tips: "For steady figures",
		tipsText: "Leave the tab in front, close other busy programs, and plug a laptop in.",
		heading: "Measurement",
		start: "Start measuring",
		again: "Measure again",
		stop: "Stop",
		copy: "Copy results",
		progress: "Progress",
		progressValue: (done: string, all: string) => `${done} of ${all}`,
		started: "Measuring.",
		stopped: "Stopped. The results so far are kept.",
		done: "All measurements are done.",
		copied: "Copied.",
		copyByHand: "The browser does not let this page copy. Here are the results, to copy by hand:",
		lost: "The measurement was interrupted: its worker crashed. The results so far are kept.",
		lostUnreachable: "The benchmark could not be loaded. The connection may be gone, or the browser blocks it.",
		unsupported:
			"This browser cannot measure: Web Workers, or WebAssembly with SIMD, are missing or switched off. A current Firefox, Chrome, Edge or Safari can.",

		models: { vanilla: "Vanilla", variational: "Variational", convolutional: "Convolutional" },
		limit: "The limit of one core",
		gflops: "GFLOP/s",
		gflopsExplained:
			"Billions of floating-point operations per second, each an addition or a multiplication. The limit is what a loop reaches that does nothing but multiply and add numbers that are in the L1 cache already.",
		build: "Build",
		builds: { relaxed: "relaxed SIMD", plain: "plain SIMD" },
		buildExplained:
			"Both builds compute four numbers at once. Where the browser supports relaxed SIMD, a multiplication and the addition after it are one instruction.",
		cores: "Cores",

		steps: "One training step on one core",
		stepsNote: (batch: string) =>
			`${batch} digits forward and back, and new weights. GFLOP/s count the operations of the textbook; ours gets the same result with fewer, since it skips pixels of value 0 (blank paper) and convolves with fewer multiplications, so it can exceed the limit. Below each median time is the range from the fastest tenth to the slowest.`,
		image: "One image on one core",
		imageNote: "Encoded and decoded.",
		scaling: "One training step on all cores",
		scalingNote:
			"Workers share each batch and add up their gradients. The speed-up is relative to one worker; the thin mark is where perfect sharing would be.",
		scalingCaption: (model: string, batch: string) => `${model}, batches of ${batch}`,
		model: "Model",
		time: "Time",
		imagesPerSecond: "Images/s",
		ofLimit: "Of the limit",
		workers: "Workers",
		speedUp: "Speed-up",
		pending: "not measured yet",
		announcement: (what: string, value: string) => `${what}: ${value}`,
		workerCount: (count: number) => (count === 1 ? "1 worker" : `${count} workers`),
	},
	{
		title: "测测你的设备",
		skip: "跳到测量",
		intro:
			"你的处理器会在这个标签页里训练并运行游乐场的三个模型，页面会告诉你速度有多快，以及离浏览器的计算极限有多近。大约需要半分钟，任何数据都不会离开这台设备。",
		tips: "想要稳定的结果",
		tipsText: "让标签页保持在前台，关掉其他繁忙的程序，笔记本电脑请接上电源。",
		heading: "测量",
		start: "开始测量",
		again: "重新测量",
		stop: "停止",
		copy: "复制结果",
		progress: "进度",
		progressValue: (done, all) => `${done} / ${all}`,
		started: "正在测量。",
		stopped: "已停止。已测出的结果保留。",
		done: "全部测量完成。",
		copied: "已复制。",
		copyByHand: "浏览器不允许本页复制。结果在这里，请手动复制：",
		lost: "测量中断：测量程序停止了运行。已测出的结果保留。",
		lostUnreachable: "测量程序未能加载：网络可能已断开，或者被浏览器拦截。",
		unsupported:
			"此浏览器无法测量：缺少或禁用了 Web Worker 或带 SIMD 的 WebAssembly。新版的 Firefox、Chrome、Edge 或 Safari 都可以。",

		models: { vanilla: "普通", variational: "变分", convolutional: "卷积" },
		limit: "单核极限",
		gflops: "GFLOP/s",
		gflopsExplained:
			"每秒多少十亿次浮点运算，一次加法或一次乘法各算一次。极限来自一个只做乘法和加法的循环，它用到的数都在最近的缓存里。",
		build: "构建版本",
		builds: { relaxed: "宽松 SIMD", plain: "普通 SIMD" },
		buildExplained: "两个版本都一次计算四个数值。浏览器支持宽松 SIMD 时，一次乘法和随后的加法合成一条指令。",
		cores: "核心数",

		steps: "单核训练一步",
		stepsNote: (batch) =>
			`${batch} 个数字前向、反向，再更新权重。GFLOP/s 按教科书的运算次数计算；这里跳过值为 0 的像素（白纸），卷积也有更省的算法，用更少的运算得到相同的结果，所以可能超过极限。时间取中位数，下面是从最快十分之一到最慢十分之一的范围。`,
		image: "单核处理一幅图像",
		imageNote: "编码并解码。",
		scaling: "所有核心训练一步",
		scalingNote:
			"多个工作线程分担每批图像，再把各自的梯度相加。加速比以单个工作线程为基准；细线是完美分工所能达到的位置。",
		scalingCaption: (model, batch) => `${model}，每批 ${batch} 个`,
		model: "模型",
		time: "时间",
		imagesPerSecond: "幅/秒",
		ofLimit: "占极限",
		workers: "工作线程数",
		speedUp: "加速比",
		pending: "尚未测量",
		announcement: (what, value) => `${what}：${value}`,
		workerCount: (count) => `${count} 个工作线程`,
	},
);
