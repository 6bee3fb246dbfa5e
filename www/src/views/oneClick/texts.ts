/** What is said where a training is one click away. */

import { defineTexts } from "../../strings/texts";

export const texts = defineTexts(
	{
		busy: "A training is under way: wait for it to end, or stop it in Train.",
		missedStart: "Nothing was trained: another data set was chosen before the training could start.",
		notKept:
			"The loss of a model diverged, so the models are not kept by themselves. Any that is of use can be kept here.",
		noModel: "No model for these pictures yet.",
		noModelNote:
			"Training takes from seconds to a few minutes here in the tab, depending on the size of the pictures; the models are then kept, and appear in every view.",
		trainModels: "Train the four models that reconstruct",
		noDenoiser: "No denoiser for these pictures yet.",
		trainDenoisers: "Train two denoisers",
	},
	{
		busy: "已有训练正在进行：请等它完成，或到“训练”视图中停止。",
		missedStart: "没有开始训练：训练开始之前已换了数据集。",
		notKept: "有模型的损失发散了，所以模型没有自动保存。有用的模型可以在这里保存。",
		noModel: "还没有适合这些图像的模型。",
		noModelNote: "在这个标签页里训练需要几秒到几分钟，取决于图像大小；训练完成后模型会自动保存，并出现在每个视图里。",
		trainModels: "训练四个重建模型",
		noDenoiser: "还没有适合这些图像的去噪模型。",
		trainDenoisers: "训练两个去噪模型",
	},
);
