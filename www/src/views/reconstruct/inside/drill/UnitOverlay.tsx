/** Lies over the picture of a stage: chooses one of its units by mouse, tap or key, and marks what is chosen and seen. */

import { useId } from "preact/hooks";
import { imageShape } from "../../../../state/dataSet";
import { arrowDirections } from "../../../../widgets/arrowKeys";
import { chosenUnit, dismissExplanation, hoverUnit, pinUnit, togglePin, type Unit } from "./chosenUnit";
import { currentExplanation } from "./explanation";
import { texts } from "./texts";
import css from "./UnitOverlay.module.css";
import {
	type Cell,
	cellOfUnit,
	imageGrid,
	middleUnit,
	neighbourUnit,
	type Rectangle,
	rectanglesAround,
	type UnitGrid,
	unitAt,
} from "./unitGrid";

const FAST_STEP = 4;

type PictureEvent = MouseEvent & { currentTarget: HTMLElement };

/** The unit under a pointer. */
function unitUnder(grid: UnitGrid, { clientX, clientY, currentTarget }: PictureEvent): Unit | undefined {
	const { left, top, width, height } = currentTarget.getBoundingClientRect();
	return unitAt(grid, ((clientX - left) * grid.width) / width, ((clientY - top) * grid.height) / height);
}

function pathOf({ x, y, width, height }: Rectangle): string {
	return `M${x} ${y}h${width}v${height}h${-width}z`;
}

type Size = Pick<UnitGrid, "width" | "height">;

/** Outlines what the chosen unit sees. */
export function SeenOutline({ grid, rectangles }: { grid: Size; rectangles: readonly Rectangle[] }) {
	const outline = rectangles.map(pathOf).join("");
	if (!outline) return null;
	return (
		<svg class={css.marks} viewBox={`0 0 ${grid.width} ${grid.height}`} preserveAspectRatio="none" aria-hidden="true">
			<path class={css.halo} d={outline} />
			<path class={css.seen} d={outline} />
		</svg>
	);
}

/** The part of the input on which the chosen unit depends, as one rectangle; none if no unit is chosen. */
export function inputReceptiveField(): Rectangle[] {
	const { receptiveField } = currentExplanation()?.contributions ?? {};
	if (receptiveField)
		return [
			{
				x: receptiveField.left,
				y: receptiveField.top,
				width: receptiveField.right - receptiveField.left,
				height: receptiveField.bottom - receptiveField.top,
			},
		];
	const { width, height } = imageShape.value;
	return currentExplanation() ? [{ x: 0, y: 0, width, height }] : [];
}

/** Over the picture of the input. */
export function InputOverlay() {
	return <SeenOutline grid={imageGrid("input", imageShape.value)} rectangles={inputReceptiveField()} />;
}

/** Around the units of this grid that are inputs of the chosen unit. */
function sourceRectangles(grid: UnitGrid): Rectangle[] {
	const explanation = currentExplanation();
	if (!explanation?.sourceLayer) return [];
	const { layer, sourceLayer, contributions } = explanation;
	// A sample has two inputs: a mean, and the log-variance below it.
	const layers = layer.kind === "sampling" ? ["z_mean", "z_log_var"] : [sourceLayer.name];
	return layers.flatMap((name) => rectanglesAround(grid, name, contributions.sources));
}

/** The unit at which the arrow keys start: the chosen one, or one in the middle. */
function startUnit(grid: UnitGrid): Unit | undefined {
	const unit = chosenUnit.peek();
	return unit && cellOfUnit(grid, unit) ? unit : middleUnit(grid);
}

function moveByKey(grid: UnitGrid, event: KeyboardEvent): void {
	if (event.key === "Escape") dismissExplanation();
	const direction = arrowDirections[event.key];
	if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
	event.preventDefault();
	let unit = startUnit(grid);
	for (let step = 0; unit && step < (event.shiftKey ? FAST_STEP : 1); step++)
		unit = neighbourUnit(grid, unit, direction);
	if (unit) pinUnit(unit);
}

export function UnitOverlay({ grid, label }: { grid: UnitGrid; label: string }) {
	const helpId = useId();
	const { choose, help } = texts.value;
	const withUnit = (action: (unit: Unit) => void) => (event: PictureEvent) => {
		const unit = unitUnder(grid, event);
		if (unit) action(unit);
	};
	const onHover = withUnit(hoverUnit);
	return (
		<>
			<div
				class={css.overlay}
				role="application"
				// biome-ignore lint/a11y/noNoninteractiveTabindex: the role "application" means that it handles the arrow keys
				tabIndex={0}
				aria-label={choose(label)}
				aria-describedby={helpId}
				onPointerMove={(event) => {
					// A finger that moves scrolls the page.
					if (event.pointerType !== "touch") onHover(event);
				}}
				onClick={withUnit(togglePin)}
				onFocus={({ currentTarget }) => {
					// A click chooses by itself.
					const unit = currentTarget.matches(":focus-visible") && startUnit(grid);
					if (unit) pinUnit(unit);
				}}
				onKeyDown={(event) => moveByKey(grid, event)}
			>
				<ChosenUnitMarks grid={grid} />
			</div>
			<p id={helpId} class="visually-hidden">
				{help}
			</p>
		</>
	);
}

/** Around the chosen unit. */
function Ring({ grid: { width, height }, cell: { x, y } }: { grid: Size; cell: Cell }) {
	const percent = (cells: number, total: number) => `${(100 * cells) / total}%`;
	const centre = { left: percent(x + 0.5, width), top: percent(y + 0.5, height) };
	return <span class={css.ring} style={{ ...centre, "--width": percent(1, width), "--height": percent(1, height) }} />;
}

function ChosenUnitMarks({ grid }: { grid: UnitGrid }) {
	const cell = chosenUnit.value && cellOfUnit(grid, chosenUnit.value);
	return (
		<>
			<SeenOutline grid={grid} rectangles={sourceRectangles(grid)} />
			{cell && <Ring grid={grid} cell={cell} />}
		</>
	);
}
