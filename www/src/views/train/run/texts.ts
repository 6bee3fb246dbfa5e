/** The texts of the run bar. */

import type { SaveError } from "../../../state/training/persistence";
import { measureWord, spaced } from "../../../strings/chinese";
import { defineTexts } from "../../../strings/texts";

interface Texts {
	heading: string;
	start: string;
	trainAgain: string;
	starting: string;
	pause: string;
	resume: string;
	/** once all epochs are done */
	trainMore(epochs: number): string;
	oneStep: string;
	oneEpoch: string;
	reset: string;
	resetNote: string;
	undoReset: string;
	undoResetNote: string;
	stop: string;
	newTraining: string;
	stopped: string;
	preparing: string;
	epochs: string;
	workers: string;
	workersExplained: string;
	cores(count: number): string;
	progress: string;
	learningRate(value: string): string;
	progressText(epoch: number, of: number, batch: string, perEpoch: string): string;
	speed(images: string): string;
	timeLeft(time: string): string;
	done: string;
	seconds(count: number): string;
	minutes(minutes: number, seconds: number): string;
	hours(hours: number, minutes: number): string;
	invalid: string;
	timeAndMemory(time: string, memory: string): string;
	memoryShort: string;
	takesLong: string;
	/** put after what a model has, where there are several models */
	ofModel(name: string): string;
	diverged(model: string, step: string, loss: string): string;
	gradientDiverged(model: string, step: string): string;
	/** `hasBeta`: whether a model has a KL divergence, weighted by β */
	divergedWhy(hasBeta: boolean): string;
	failed: string;
	lost: string;
	lostUnreachable: string;
	/** why the training is not saved */
	unsaved: Record<SaveError, string>;
	download: string;
	interrupted(step: string): string;
	interruptedWhy: string;
	/** of one that has done all its steps */
	finished(step: string): string;
	finishedWhy: string;
	resumeInterrupted: string;
	discardInterrupted: string;
	announceStart: string;
	announcePause(step: number): string;
	announceReset: string;
	announceStop: string;
	announceEpoch(epoch: string, loss: string): string;
	announceDone: string;
}

export const texts = defineTexts<Texts>(
	({ many }) => ({
		heading: "Training",
		start: "Start training",
		trainAgain: "Train from scratch",
		starting: "Starting…",
		pause: "Pause",
		resume: "Resume",
		trainMore: (epochs) => (epochs === 1 ? "Train 1 more epoch" : `Train ${epochs} more epochs`),
		oneStep: "One step",
		oneEpoch: "One epoch",
		reset: "Reset",
		resetNote: "Back to the weights before the first step",
		undoReset: "Undo reset",
		undoResetNote: "To the step that the training had reached",
		stop: "Stop",
		newTraining: "New training",
		stopped: "stopped",
		preparing: `The ${many} and the workers are on their way…`,
		epochs: "Epochs",
		workers: "Workers",
		workersExplained:
			"Each worker computes on a core of its own. They share every batch and add up their gradients in a fixed order, so the same number of workers gives the same weights to the bit; another number differs in the last decimals.",
		cores: (count) => (count === 1 ? "This device has 1 core." : `This device has ${count} cores.`),
		progress: "Progress",
		learningRate: (value) => `learning rate ${value}`,
		progressText: (epoch, of, batch, perEpoch) => `Epoch ${epoch} of ${of}, batch ${batch} of ${perEpoch}`,
		speed: (images) => `${images} ${many} per second`,
		timeLeft: (time) => `${time} left`,
		done: "all epochs done",
		seconds: (count) => `${count} s`,
		minutes: (minutes, seconds) => `${minutes} min ${seconds} s`,
		hours: (hours, minutes) => `${hours} h ${minutes} min`,
		invalid: "A setting below is not valid; the reason is beside it.",
		timeAndMemory: (time, memory) => `All epochs: ${time}, with about ${memory} of memory.`,
		memoryShort:
			"This device may not have so much to spare, and then the browser ends the tab: fewer workers or smaller models take less.",
		takesLong: "The training goes on while other tabs are shown, and it is saved every few seconds.",
		ofModel: (name) => ` (${name})`,
		diverged: (model, step, loss) => `The loss${model} ran away: ${loss} at step ${step}.`,
		gradientDiverged: (model, step) => `The gradient${model} was no longer a finite number at step ${step}.`,
		divergedWhy: (hasBeta) =>
			`The steps were too large for this model, so its weights grew without bound. It is back at its last sound weights. A smaller learning rate usually helps${hasBeta ? ", and so does a smaller β" : ""}: stop the training to change ${hasBeta ? "them" : "it"}.`,
		failed: "A step could not be computed. The model is as it was before it.",
		lost: "The training has stopped working. What was saved is not lost.",
		lostUnreachable: "What the training needs did not arrive. The connection may be gone.",
		unsaved: {
			refused: "This browser keeps nothing for this page, so the training will be lost when this tab is closed.",
			full: "There is no room left to save the training: what is trained from now on will be lost when this tab is closed. Delete models that you no longer need, or download this one.",
			failed: "The browser’s storage has failed: what is trained from now on will be lost when this tab is closed.",
			unreadable:
				"A newer version of this page is open in another tab: what is trained here will be lost when this tab is closed.",
		},
		download: "Download the model",
		interrupted: (step) => `A training was interrupted at step ${step}.`,
		interruptedWhy: "It can be resumed from there, with the same weights in every step as if it had never stopped.",
		finished: (step) => `A training has done all its ${step} steps.`,
		finishedWhy: "It can go on from there, and its models can be looked at, kept and downloaded.",
		resumeInterrupted: "Resume it",
		discardInterrupted: "Forget it",
		announceStart: "Training starts.",
		announcePause: (step) => `Paused at step ${step}.`,
		announceReset: "Back at the weights before the first step.",
		announceStop: "Training stopped.",
		announceEpoch: (epoch, loss) => `Epoch ${epoch} is done; its reconstruction loss: ${loss}.`,
		announceDone: "All epochs are done.",
	}),
	({ many }) => ({
		heading: "训练",
		start: "开始训练",
		trainAgain: "从头训练",
		starting: "正在启动……",
		pause: "暂停",
		resume: "继续",
		trainMore: (epochs) => `再训练 ${epochs} 轮`,
		oneStep: "走一步",
		oneEpoch: "走一轮",
		reset: "重置",
		resetNote: "回到第一步之前的权重",
		undoReset: "撤销重置",
		undoResetNote: "回到重置之前的训练",
		stop: "停止",
		newTraining: "新的训练",
		stopped: "已停止",
		preparing: `正在加载${many}并启动工作线程……`,
		epochs: "轮数",
		workers: "工作线程",
		workersExplained:
			"每个工作线程占用一个核心。它们分担每个批次，再按固定顺序把梯度加起来：线程数相同，权重逐位相同；线程数不同，只差最后几位。",
		cores: (count) => `此设备有 ${count} 个核心。`,
		progress: "进度",
		learningRate: (value) => `学习率 ${value}`,
		progressText: (epoch, of, batch, perEpoch) => `第 ${epoch} 轮，共 ${of} 轮；第 ${batch} 批，共 ${perEpoch} 批`,
		speed: (images) => `每秒 ${images} ${measureWord(many)}${many}`,
		timeLeft: (time) => `还需 ${time}`,
		done: "各轮均已完成",
		seconds: (count) => `${count} 秒`,
		minutes: (minutes, seconds) => `${minutes} 分 ${seconds} 秒`,
		hours: (hours, minutes) => `${hours} 小时 ${minutes} 分`,
		invalid: "下面有一项设置无效，原因写在它旁边。",
		timeAndMemory: (time, memory) => `完成全部轮次：${time}，约需 ${memory} 内存。`,
		memoryShort: "此设备可能没有这么多空闲内存，那样浏览器会关闭本页；减少工作线程或缩小模型可以省内存。",
		takesLong: "切换到其他标签页时训练仍会继续，并且每隔几秒保存一次。",
		ofModel: (name) => `（${name}）`,
		diverged: (model, step, loss) => spaced`损失${model}失控了：第 ${step} 步达到 ${loss}。`,
		gradientDiverged: (model, step) => spaced`梯度${model}在第 ${step} 步不再是有限的数。`,
		divergedWhy: (hasBeta) =>
			`步子对这个模型来说太大，权重无限增长。模型已回到最后一次正常的权重。通常调小学习率就好${hasBeta ? "，调小 β 也有帮助" : ""}：先停止训练，再修改。`,
		failed: "有一步没能算出来。模型仍是这一步之前的样子。",
		lost: "训练程序停止工作了。已保存的内容没有丢失。",
		lostUnreachable: "训练所需的内容未能加载，可能是网络断开了。",
		unsaved: {
			refused: "此浏览器不为本页保存任何内容，关闭标签页后训练就会丢失。",
			full: "没有空间来保存训练：从现在起训练的内容，关闭标签页后就会丢失。请删除不再需要的模型，或下载这个模型。",
			failed: "浏览器的存储出错了：从现在起训练的内容，关闭标签页后就会丢失。",
			unreadable: "另一个标签页打开了本页的新版本：这里训练的内容，关闭标签页后就会丢失。",
		},
		download: "下载模型",
		interrupted: (step) => `之前的一次训练中断于第 ${step} 步。`,
		interruptedWhy: "可以从那里继续，此后每一步的权重都与从未中断时完全相同。",
		finished: (step) => `有一次训练已完成全部 ${step} 步。`,
		finishedWhy: "可以接着训练，也可以查看、保存和下载其中的模型。",
		resumeInterrupted: "继续训练",
		discardInterrupted: "放弃它",
		announceStart: "训练开始。",
		announcePause: (step) => `已在第 ${step} 步暂停。`,
		announceReset: "已回到第一步之前的权重。",
		announceStop: "训练已停止。",
		announceEpoch: (epoch, loss) => `第 ${epoch} 轮完成，重建损失：${loss}。`,
		announceDone: "各轮均已完成。",
	}),
);
