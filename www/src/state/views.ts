/** The views of the page, in the order of its navigation: the name in both languages, and the outline of the icon. */

import type { Language } from "./language";

type Row = Record<Language, string> & { /** an SVG path in a square of 20 */ icon: string };

export const views = {
	reconstruct: {
		en: "Reconstruct",
		zh: "重建",
		icon: "M2.5 4v12l5-4V8zM17.5 4v12l-5-4V8zM7.5 10h5",
	},
	denoise: {
		en: "Denoise",
		zh: "去噪",
		icon: "M3 4.5h.1M7 3h.1M5 8h.1M3.5 12h.1M8 12.500h.1M6 16.500h.1M11 3.500c4 0 6 2 6 6.500s-2 6.500-6 6.500",
	},
	walk: {
		en: "Walk",
		zh: "漫步",
		icon: "M4 16.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3M16 6.500a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3M5.500 15c9 0 2-9 9-10",
	},
	generate: {
		en: "Generate",
		zh: "生成",
		icon: "M10 2.500l1.800 5.700 5.700 1.800-5.700 1.800L10 17.500l-1.800-5.700L2.500 10l5.700-1.800z",
	},
	detect: {
		en: "Detect",
		zh: "检测",
		icon: "M8.500 14.500a6 6 0 1 0 0-12 6 6 0 0 0 0 12M13 13l4.500 4.500M8.500 5.500v3.500M8.500 11.500v.1",
	},
	map: {
		en: "Map",
		zh: "地图",
		icon: "M3 5l4.500-2 5 2L17 3v12l-4.500 2-5-2L3 17zM7.500 3v12M12.500 5v12",
	},
	data: {
		en: "Data",
		zh: "数据",
		icon: "M3 5.500c0-1.400 3-2.500 7-2.500s7 1.100 7 2.500-3 2.500-7 2.500-7-1.100-7-2.500M3 5.500v9c0 1.400 3 2.500 7 2.500s7-1.100 7-2.500v-9M3 10c0 1.400 3 2.500 7 2.500s7-1.100 7-2.500",
	},
	train: {
		en: "Train",
		zh: "训练",
		icon: "M3 3v14h14M5.500 5.500c1 6 4 8 11 8.500M5.500 9.500h.1M8 12h.1",
	},
	how: {
		en: "How it works",
		zh: "原理",
		icon: "M10 17.500a7.500 7.500 0 1 0 0-15 7.500 7.500 0 0 0 0 15M7.800 7.800a2.200 2.200 0 1 1 3.200 2c-.7.4-1 .8-1 1.600M10 14.200v.1",
	},
} as const satisfies Record<string, Row>;

export type ViewId = keyof typeof views;
export const viewIds = Object.keys(views) as ViewId[];
export const viewIcons = Object.fromEntries(viewIds.map((id) => [id, views[id].icon])) as Record<ViewId, string>;
