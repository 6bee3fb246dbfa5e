/** What is said where a training is one click away. */

import { defineTexts } from "../../strings/texts";

export const texts = defineTexts(
	{
		busy: "A training is under way: wait for it to end, or stop it in Train.",
		noModel: "No model for these pictures yet.",
		noModelNote:
			"Training takes from seconds to a few minutes here in the tab, depending on the size of the pictures; the models are then kept, and appear in every view.",
		trainModels: "Train the four models that reconstruct",
		noDenoiser: "No denoiser for these pictures yet.",
		trainDenoisers: "Train two denoisers",
	},
	{
		busy: "已有训练正在进行：请等它完成，或到“训练”视图中停止。",
		noModel: "还没有适合这些图像的模型。",
		noModelNote: "在这个标签页里训练需要几秒到几分钟，取决于图像大小；训练完成后模型会自动保存，并出现在每个视图里。",
		trainModels: "训练四个重建模型",
		noDenoiser: "还没有适合这些图像的去噪模型。",
		trainDenoisers: "训练两个去噪模型",
	},
);
