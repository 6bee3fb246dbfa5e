/** The texts of the view Map. */

import { measureWord, spaced } from "../../strings/chinese";
import type { DataSetFacts } from "../../strings/en";
import { defineTexts } from "../../strings/texts";
import type { MapKind, MapStyle } from "./state";

interface Texts {
	title: string;
	lead: string;
	tryText: string;
	style: string;
	styles: Record<MapStyle, string>;
	map: string;
	names: Record<MapKind, string>;
	/** How the two numbers come about. */
	notes: Record<MapKind, (shares: string) => string>;
	model: string;
	plot(name: string, count: string, many: string): string;
	plotHelp: string;
	hint(one: string): string;
	computing(map: string): string;
	waiting: string;
	failed(map: string): string;
	tooFew: string;
	noFigures: string;
	noModelYet: string;
	trainOne: string;

	trustworthiness: string;
	trustworthinessExplained(k: number): string;
	accuracy: string;
	accuracyExplained(k: number): string;
	featureAccuracy: string;
	featureAccuracyExplained: string;
	noLabels: string;

	classes: string;
	classesHint: string;
	all: string;
	saveCsv: string;
	saveName(what: string, map: string): string;

	pointed: string;
	input: string;
	/** of a training example */
	learnt: string;
	training(example: string): string;
	open: string;
	inRectangle: string;
	brushedCount(count: number): string;
	more(shown: string): string;
	clear: string;
	classCounts(parts: readonly string[]): string;
	classCount(name: string, count: string): string;
	/** classes that are not named */
	others: string;
	ofAll(shown: string, all: string, many: string): string;
}

/** Which examples the points are. */
const points = {
	en: ({ ofTest, testCountText, trainCountText, many, hasPictureFiles }: DataSetFacts) =>
		hasPictureFiles
			? `The points are all your ${many}: ${testCountText} of the test part, and ${trainCountText} of the training part, from which models may have learnt.`
			: `The points are the ${ofTest(testCountText)}, from which no model has learnt.`,
	zh: ({ ofTest, testCountText, trainCountText, many, hasPictureFiles }: DataSetFacts) =>
		hasPictureFiles
			? spaced`图中的点是你的全部${many}：${ofTest(testCountText)}，以及模型可能学过的 ${trainCountText} ${measureWord(many)}训练${many}。`
			: spaced`图中的点是 ${ofTest(testCountText)}，没有模型用它们训练过。`,
};

const en = (facts: DataSetFacts): Texts => ({
	title: `Every ${facts.hasPictureFiles ? "" : "test "}picture as a point: three maps of one data set`,
	lead: `${points.en(facts)} A code of two numbers is a place on a map: what a model takes for similar lies close together, although it was never told what the pictures show. Longer codes, and the pixels themselves, get there by principal component analysis.`,
	tryText: `Drag a rectangle over a crowd of dots${facts.classCount > 1 ? " where two colours meet" : ""}: what do these pictures have in common, and where do the other maps put them?`,
	style: "Draw as",
	styles: { dots: "Dots", pictures: "Pictures" },
	map: "Map",
	names: { plane: "2-D code", code: "Code + PCA", pixels: "Pixels + PCA" },
	notes: {
		plane: () => "The two numbers of the code themselves.",
		code: (shares) => `Two principal components of the codes, with ${shares} of their variance.`,
		pixels: (shares) => `Two principal components of the pixels, with ${shares} of their variance; no network at all.`,
	},
	model: "Model",
	plot: (name, count, many) => `${name}: map of ${count} ${facts.hasPictureFiles ? "" : "test "}${many}`,
	plotHelp:
		"Arrow keys move the cursor to the nearest picture, Enter picks it. With Shift they draw a rectangle, Escape takes it away.",
	hint: (one) => `Point at a ${one} to see it, click to pick it, drag a rectangle to see all that lie in it.`,
	computing: (map) => `Computing: ${map}`,
	waiting: "Waits for its turn.",
	failed: (map) => `The map “${map}” could not be computed.`,
	tooFew: "There are too few pictures for a map.",
	noFigures: "There are too few pictures to say how far the map can be trusted.",
	noModelYet: "There is no such model for these pictures yet.",
	trainOne: "Train one",

	trustworthiness: "Trustworthiness",
	trustworthinessExplained: (k) =>
		`Whether neighbours on the map are neighbours by their pixels, too. It is 1 if, for every picture, its ${k} nearest on the map are its ${k} nearest by their pixels, and lower the farther away others among them are. A map at random has about 0.5 (Venna and Kaski, 2001).`,
	accuracy: "5-NN on the map",
	accuracyExplained: (k) =>
		`The share of pictures whose class is that of most of their ${k} nearest neighbours on the map, itself left out: how well the map keeps classes apart. The models never saw a class.`,
	featureAccuracy: "5-NN before projection",
	featureAccuracyExplained:
		"The same with distances between what the map was made of: the whole codes, or all pixels. What is lost from there to the map is the price of two dimensions.",
	noLabels: "These pictures have no classes, so there is no accuracy.",

	classes: "Classes on the map",
	classesHint: "Click a class to hide it, or to show it again.",
	all: "All",
	saveCsv: "Save coordinates as CSV",
	saveName: (what, map) => `${what}: ${map}`,

	pointed: "What you point at",
	input: "This is the input of all views now.",
	learnt: "Models may have learnt from it.",
	training: (example) => `Training ${example}`,
	open: "Open in Reconstruct",
	inRectangle: "In the rectangle",
	brushedCount: (count) => (count === 1 ? "1 picture in the rectangle" : `${count} pictures in the rectangle`),
	more: (shown) => `The first ${shown} are shown.`,
	clear: "Take the rectangle away",
	classCounts: (parts) => parts.join(", "),
	classCount: (name, count) => `${name} × ${count}`,
	others: "others",
	ofAll: (shown, all, many) => `${shown} of ${all} ${facts.hasPictureFiles ? "" : "test "}${many}, evenly spread.`,
});

const zh = (facts: DataSetFacts): Texts => ({
	title: `每幅${facts.hasPictureFiles ? "" : "测试"}图像一个点：同一数据集的三张地图`,
	lead: `${points.zh(facts)}二维的隐编码就是地图上的一个位置。模型认为相似的图像会彼此靠近，尽管没有人告诉模型图上画的是什么。更长的隐编码和像素本身则用主成分分析降到二维。`,
	tryText: `在${facts.classCount > 1 ? "两种颜色相接处" : "点密集处"}拖出一个矩形：这些图像有什么共同点？另外两张地图又把它们放在哪里？`,
	style: "显示为",
	styles: { dots: "点", pictures: "图像" },
	map: "地图",
	names: { plane: "二维隐编码", code: "隐编码 + PCA", pixels: "像素 + PCA" },
	notes: {
		plane: () => "隐编码的两个隐变量本身就是坐标。",
		code: (shares) => `隐编码的两个主成分，占其方差的 ${shares}。`,
		pixels: (shares) => `像素的两个主成分，占其方差的 ${shares}；完全没有用到网络。`,
	},
	model: "模型",
	plot: (name, count, many) =>
		spaced`${name}：${count} ${measureWord(many)}${facts.hasPictureFiles ? "" : "测试"}${many}的地图`,
	plotHelp: "方向键把光标移到最近的图像，回车选中它。按住 Shift 则画出矩形，Esc 清除矩形。",
	hint: (one) => spaced`指向一${measureWord(one)}${one}即可查看，点击即可选中，拖出矩形可查看其中的全部。`,
	computing: (map) => `正在计算：${map}`,
	waiting: "等待计算。",
	failed: (map) => `地图“${map}”计算失败。`,
	tooFew: "图像太少，画不成地图。",
	noFigures: "图像太少，无法评估这张地图有多可信。",
	noModelYet: "这些图像还没有这样的模型。",
	trainOne: "训练一个",

	trustworthiness: "可信度",
	trustworthinessExplained: (k) =>
		`地图上的邻居，按像素看是不是也是邻居：如果每幅图像在地图上最近的 ${k} 个都属于原图中最近的 ${k} 个，则为 1；混入者在原图中离得越远，数值越低；随机的地图约为 0.5（Venna 与 Kaski，2001）。`,
	accuracy: "5 近邻准确率",
	accuracyExplained: (k) =>
		`把每幅图像自身排除在外，看它在地图上最近的 ${k} 个邻居中多数属于哪一类；与自身类别一致的图像所占的比例。它说明地图把各类分得多开。模型从未见过类别。`,
	featureAccuracy: "降维前的 5 近邻准确率",
	featureAccuracyExplained:
		"同样的计算，但距离取自降维前的数据：完整的隐编码，或全部像素。从那里到地图损失的，就是二维的代价。",
	noLabels: "这些图像没有类别，因此没有准确率。",

	classes: "地图上的类别",
	classesHint: "点击某一类可以隐藏它，再点一次恢复显示。",
	all: "全部",
	saveCsv: "将坐标保存为 CSV",
	saveName: (what, map) => `${what}：${map}`,

	pointed: "指向的图像",
	input: "它现在是所有视图的输入。",
	learnt: "模型可能学过它。",
	training: (example) => spaced`训练${example}`,
	open: "在“重建”中打开",
	inRectangle: "矩形之内",
	brushedCount: (count) => `矩形内有 ${count} 幅图像`,
	more: (shown) => `只显示前 ${shown} 幅。`,
	clear: "清除矩形",
	classCounts: (parts) => parts.join("，"),
	classCount: (name, count) => `${name} × ${count}`,
	others: "其他",
	ofAll: (shown, all, many) =>
		spaced`均匀抽取 ${all} ${measureWord(many)}${facts.hasPictureFiles ? "" : "测试"}${many}中的 ${shown} ${measureWord(many)}。`,
});

export const texts = defineTexts(en, zh);
