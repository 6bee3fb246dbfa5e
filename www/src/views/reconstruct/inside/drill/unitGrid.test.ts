import { expect, test } from "vitest";
import type { LayerActivation } from "../../../../engine/protocol";
import { mnist } from "../../../../state/dataSets";
import { unitGridColumns } from "../../unitGridColumns";
import type { Picture, Stage } from "../stage";
import {
	cellOfUnit,
	middleUnit,
	neighbourUnit,
	pixelGrid,
	rectanglesAround,
	type UnitGrid,
	unitAt,
	unitGridOf,
} from "./unitGrid";

function gridFor(name: string, shape: number[], picture: Picture): UnitGrid {
	const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
	const stage: Stage = { key: name, role: "dense", shape, isCode: false, picture };
	const layer: LayerActivation = { name, kind: "dense", shape, values };
	const grid = unitGridOf(stage, [layer], mnist.shape);
	if (!grid) throw new Error(`${name} has no grid`);
	return grid;
}

const pixels = gridFor("enc", [10], {
	...{ kind: "pixels", colourMap: "viridis", range: [0, 1], columns: 4 },
	values: new Float32Array(10),
});
/** Five maps of 2 × 3 in a mosaic of three columns, with gaps of one. */
const tiles = gridFor("conv1", [2, 3, 5], {
	...{ kind: "tiles", colourMap: "viridis", range: [0, 1], shape: [2, 3, 5] },
	values: new Float32Array(30),
});
const gaussian = gridFor("z_mean", [3], { kind: "gaussian" });

test("every unit has a cell of its own, which leads back to it", () => {
	const layers = {
		enc: [pixels, 10],
		conv1: [tiles, 30],
		z_mean: [gaussian, 3],
		z_log_var: [gaussian, 3],
		z: [gaussian, 3],
	} as const;
	for (const [layer, [grid, units]] of Object.entries(layers)) {
		const cells = Array.from({ length: units }, (_, unit) => cellOfUnit(grid, { layer, index: unit }));
		expect(new Set(cells.map((cell) => JSON.stringify(cell))).size).toBe(units);
		for (const [unit, cell] of cells.entries()) {
			expect(unitAt(grid, (cell?.x ?? 0) + 0.5, (cell?.y ?? 0) + 0.5)).toEqual({ layer, index: unit });
		}
		expect(cellOfUnit(grid, { layer, index: units })).toBeUndefined();
	}
});

test("a position between two maps is one of the nearest, and one where the last row ends is none", () => {
	expect(unitAt(tiles, 3.2, 0.5)).toEqual({ layer: "conv1", index: 2 * 5 });
	expect(unitAt(tiles, 3.8, 0.5)).toEqual({ layer: "conv1", index: 1 });
	expect(unitAt(pixels, 3.5, 2.5)).toBeUndefined();
});

test("the arrow keys have a unit to start at, of any number of units", () => {
	for (let units = 1; units <= 100; units++) {
		const grid = pixelGrid("enc", units, unitGridColumns(units));
		expect(middleUnit(grid)?.index, `${units}`).toBeLessThan(units);
	}
});

test("arrow keys cross the gap between maps, and stop at the edge", () => {
	const [right, left, down] = [
		[1, 0],
		[-1, 0],
		[0, 1],
	] as const;
	// The last column of map 0, then the first of map 1; row 1, then map 3 below.
	expect(neighbourUnit(tiles, { layer: "conv1", index: 10 }, right)).toEqual({ layer: "conv1", index: 1 });
	expect(neighbourUnit(tiles, { layer: "conv1", index: 1 }, left)).toEqual({ layer: "conv1", index: 10 });
	expect(neighbourUnit(tiles, { layer: "conv1", index: 15 }, down)).toEqual({ layer: "conv1", index: 3 });
	for (const [grid, layer, unit, way] of [
		[tiles, "conv1", 0, left],
		[tiles, "conv1", 17, down], // below the third map there is none
		[pixels, "enc", 9, right],
		[pixels, "enc", 7, down],
	] as const) {
		expect(neighbourUnit(grid, { layer, index: unit }, way)).toEqual({ layer, index: unit });
	}
	expect(neighbourUnit(gaussian, { layer: "z_mean", index: 1 }, down)).toEqual({ layer: "z_log_var", index: 1 });
});

test("what a unit sees is outlined once for each map, without the padding", () => {
	expect(rectanglesAround(tiles, "conv1", [-1, 0, 1, 5, 6, -1])).toEqual([
		{ x: 0, y: 0, width: 2, height: 1 },
		{ x: 4, y: 0, width: 2, height: 1 },
	]);
	expect(rectanglesAround(gaussian, "z", [0, 1, 2])).toEqual([{ x: 0, y: 2, width: 3, height: 1 }]);
	expect(rectanglesAround(tiles, "pool1", [0])).toEqual([]);
});
