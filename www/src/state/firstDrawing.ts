import type { Stroke } from "./strokes";

/** The drawing that the page opens with: a handwritten five. */
export const firstDrawing: readonly Stroke[] = [
	{
		width: 22,
		points: [
			113, 66, 108, 90, 103, 114, 101, 131, 114, 123, 134, 119, 157, 122, 174, 135, 183, 156, 180, 181, 166, 202, 144,
			213, 119, 216, 101, 211, 88, 202,
		],
	},
	{ width: 22, points: [113, 67, 132, 68, 156, 65, 181, 58] },
];
