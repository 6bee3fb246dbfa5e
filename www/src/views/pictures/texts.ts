/** What is said of a visitor's files, wherever they come in. */

import type { SkipReason } from "../../engine/pictures/contract";
import { formatNumber } from "../../strings";
import { defineTexts } from "../../strings/texts";

const reasonsEn: Record<SkipReason, string> = {
	empty: "the file is empty",
	not_a_picture: "not a picture",
	unsupported: "a kind of picture that browsers do not read",
	unreadable: "damaged, or gone",
	too_large: "too large",
	damaged_archive: "a damaged archive",
	over_limit: "more than 10,000 pictures",
};

const reasonsZh: Record<SkipReason, string> = {
	empty: "文件是空的",
	not_a_picture: "不是图像",
	unsupported: "浏览器不支持的图像格式",
	unreadable: "已损坏或已不存在",
	too_large: "太大",
	damaged_archive: "压缩包已损坏",
	over_limit: "超过 10,000 幅图像",
};

export const texts = defineTexts(
	{
		chooseFiles: "Choose files",
		chooseFolder: "Choose a folder",
		dropHere: "or drop them here",
		opening: "Opening the files…",
		failed: "The pictures could not be read.",
		noPictures: "None of these files is a picture that this browser can read.",
		falsified:
			"This browser gives the page false pixels, to protect you from being recognised. Allow this page to read canvases, and open the pictures again.",
		progressName: "Reading the pictures",
		stop: "Stop",
		skipped: (count: number) => (count === 1 ? "1 file was left out" : `${formatNumber(count)} files were left out`),
		moreSkipped: (count: number) => `and ${formatNumber(count)} more`,
		reasons: reasonsEn,
	},
	{
		chooseFiles: "选择文件",
		chooseFolder: "选择文件夹",
		dropHere: "或拖到这里",
		opening: "正在打开文件……",
		failed: "图像读取失败。",
		noPictures: "这些文件里没有此浏览器能读取的图像。",
		falsified: "此浏览器为防止网站跟踪，向页面提供了失真的像素。请允许本页读取画布，然后重新打开图像。",
		progressName: "正在读取图像",
		stop: "停止",
		skipped: (count) => `已跳过 ${formatNumber(count)} 个文件`,
		moreSkipped: (count) => `另有 ${formatNumber(count)} 个`,
		reasons: reasonsZh,
	},
);
