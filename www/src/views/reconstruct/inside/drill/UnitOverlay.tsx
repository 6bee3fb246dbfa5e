/** Lies over the picture of a stage: chooses one of its units by mouse, tap or key, and marks what is chosen and seen. */

import { useId } from "preact/hooks";
import { imageShape } from "../../../../state/dataSet";
import { directions } from "../../../../widgets/arrowKeys";
import { chosen, dismiss, hold, hover, toggleHold, type Unit } from "./chosen";
import { explanation } from "./explained";
import {
	type Cell,
	cellOf,
	imageGrid,
	middleUnit,
	neighbourOf,
	type Rectangle,
	rectanglesAround,
	type UnitGrid,
	unitAt,
} from "./grid";
import { texts } from "./texts";
import css from "./UnitOverlay.module.css";

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
export function Seen({ grid: { width, height }, seen }: { grid: Size; seen: readonly Rectangle[] }) {
	const outline = seen.map(pathOf).join("");
	if (!outline) return null;
	return (
		<svg class={css.marks} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
			<path class={css.halo} d={outline} />
			<path class={css.seen} d={outline} />
		</svg>
	);
}

/** What of the input the chosen unit depends on. */
export function inputSeen(): Rectangle[] {
	const { field } = explanation()?.contributions ?? {};
	if (field)
		return [{ x: field.left, y: field.top, width: field.right - field.left, height: field.bottom - field.top }];
	const { width, height } = imageShape.value;
	return explanation() ? [{ x: 0, y: 0, width, height }] : [];
}

/** Over the picture of the input. */
export function InputOverlay() {
	return <Seen grid={imageGrid("input", imageShape.value)} seen={inputSeen()} />;
}

function seenOn(grid: UnitGrid): Rectangle[] {
	const shown = explanation();
	if (!shown?.before) return [];
	const { layer, before, contributions } = shown;
	// A sample has two inputs: a mean, and the log-variance below it.
	const layers = layer.kind === "sampling" ? ["z_mean", "z_log_var"] : [before.name];
	return layers.flatMap((name) => rectanglesAround(grid, name, contributions.sources));
}

/** The unit at which the arrow keys start: the chosen one, or one in the middle. */
function startOf(grid: UnitGrid): Unit | undefined {
	const at = chosen.peek();
	return at && cellOf(grid, at) ? at : middleUnit(grid);
}

function moveByKey(grid: UnitGrid, event: KeyboardEvent): void {
	if (event.key === "Escape") dismiss();
	const direction = directions[event.key];
	if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
	event.preventDefault();
	let at = startOf(grid);
	for (let step = 0; at && step < (event.shiftKey ? FAST_STEP : 1); step++) at = neighbourOf(grid, at, direction);
	if (at) hold(at);
}

export function UnitOverlay({ grid, label }: { grid: UnitGrid; label: string }) {
	const helpId = useId();
	const { choose, help } = texts.value;
	const withUnit = (act: (at: Unit) => void) => (event: PictureEvent) => {
		const at = unitUnder(grid, event);
		if (at) act(at);
	};
	const hoverUnit = withUnit(hover);
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
					if (event.pointerType !== "touch") hoverUnit(event);
				}}
				onClick={withUnit(toggleHold)}
				onFocus={({ currentTarget }) => {
					// A click chooses by itself.
					const at = currentTarget.matches(":focus-visible") && startOf(grid);
					if (at) hold(at);
				}}
				onKeyDown={(event) => moveByKey(grid, event)}
			>
				<Chosen grid={grid} />
			</div>
			<p id={helpId} class="visually-hidden">
				{help}
			</p>
		</>
	);
}

/** Around the chosen unit. */
function Ring({ grid: { width, height }, cell: { x, y } }: { grid: Size; cell: Cell }) {
	const percent = (cells: number, all: number) => `${(100 * cells) / all}%`;
	const place = { left: percent(x + 0.5, width), top: percent(y + 0.5, height) };
	return <span class={css.ring} style={{ ...place, "--width": percent(1, width), "--height": percent(1, height) }} />;
}

function Chosen({ grid }: { grid: UnitGrid }) {
	const cell = chosen.value && cellOf(grid, chosen.value);
	return (
		<>
			<Seen grid={grid} seen={seenOn(grid)} />
			{cell && <Ring grid={grid} cell={cell} />}
		</>
	);
}
