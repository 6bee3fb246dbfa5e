/** What is said where a training is one click away. */

import { defineTexts } from "../../strings/texts";

export const texts = defineTexts(
	{ busy: "A training is under way: wait for it to end, or stop it in Train." },
	{ busy: "已有训练正在进行：请等它完成，或到“训练”视图中停止。" },
);
