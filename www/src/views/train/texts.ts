/** The texts of the view Train itself. */

import { defineTexts } from "../../strings/texts";

interface Texts {
	title: string;
	lead: string;
	tryText: string;
	/** The label of the folded settings. */
	settings: string;
}

export const texts = defineTexts<Texts>(
	{
		title: "Train a model of your own, here in this tab",
		lead: "A model starts with random weights. In each step it is shown a batch of digits, and every weight moves a little to where the reconstructions are better. All of it happens on your own processor, and the model can be used at once in the other views.",
		tryText:
			"Start the 2-D map and watch for two epochs how the 0s and the 1s find places of their own, though nobody tells the model which digit is which.",
		settings: "The settings of this training",
	},
	{
		title: "就在这个标签页里，训练一个自己的模型",
		lead: "模型从随机的权重开始。每一步给它看一批数字，每个权重都朝着让重建更好的方向挪一点点。一切都在你自己的处理器上进行；模型可以立刻在其他视图里使用。",
		tryText: "启动“二维地图”，看上两轮：没有人告诉模型哪个数字是哪个，0 和 1 却各自找到了位置。",
		settings: "这次训练的设置",
	},
	{
		en: ({ many, classCount }) => ({
			lead: `A model starts with random weights. In each step it is shown a batch of ${many}, and every weight moves a little to where the reconstructions are better. All of it happens on your own processor, and the model can be used at once in the other views.`,
			tryText:
				classCount > 0
					? "Start the 2-D map and watch: which classes find places of their own, though nobody tells the model of them?"
					: "Start the 2-D map and watch: which pictures come to lie side by side?",
		}),
		zh: ({ many, classCount }) => ({
			lead: `模型从随机的权重开始。每一步给它看一批${many}，每个权重都朝着让重建更好的方向挪一点点。一切都在你自己的处理器上进行；模型可以立刻在其他视图里使用。`,
			tryText:
				classCount > 0
					? "启动“二维地图”来看：没有人告诉模型有哪些类别，哪些类别却各自找到了位置？"
					: "启动“二维地图”来看：哪些图像靠到了一起？",
		}),
	},
);
