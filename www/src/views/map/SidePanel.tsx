/** What is pointed at or chosen on the maps, and all that lie in the rectangle. */

import { useEffect } from "preact/hooks";
import { dataSet } from "../../state/dataSet";
import { subject } from "../../state/drawing";
import { exampleOf } from "../../state/exampleNumbers";
import { needPaths } from "../../state/paths";
import { pictures, showPictures } from "../../state/pictures";
import { openView } from "../../state/urlState";
import { formatNumber, noun, strings } from "../../strings";
import { focusRegion } from "../../widgets/focusRegion";
import { PixelImage } from "../../widgets/PixelImage";
import { brushed } from "./brushed";
import { classesOf } from "./classesOf";
import css from "./Map.module.css";
import { nameOf, pathOf } from "./names";
import { pick } from "./pick";
import { chosen, clearBrush, shownExample } from "./state";
import { texts } from "./texts";

/** Pictures of the rectangle that are shown, at most. */
const MAX_SHEET = 60;

export function SidePanel() {
	useEffect(() => void needPaths(), [dataSet.value]);
	return (
		<aside tabIndex={-1} class={css.side} aria-label={texts.value.pointed}>
			<Shown />
			<Sheet />
		</aside>
	);
}

/** With the path of one of the visitor's own pictures. */
function titleOf(number: number): string {
	const path = pathOf(number);
	return path === undefined ? nameOf(number) : `${nameOf(number)}: ${path}`;
}

function Shown() {
	const number = shownExample.value;
	useEffect(() => (number === undefined ? undefined : showPictures([number])), [number]);
	const { hint, input, learnt, open } = texts.value;
	if (number === undefined) return <p class={`small ${css.hint}`}>{hint(noun.value.one)}</p>;
	const { part, index } = exampleOf(number);
	// A test example is counted as it is in its part.
	const isInput = subject.value.kind === "example" && subject.value.index === number && number === chosen.value;
	return (
		<div class={css.shown}>
			<div class="picture">
				<PixelImage values={pictures.value.get(number)} label={nameOf(number)} />
			</div>
			<div class={css.shownText}>
				<p class="label">{nameOf(number)}</p>
				<p class="small">{pathOf(number) ?? strings.value.numbered(noun.value, formatNumber(index + 1))}</p>
				{part === "train" && <p class="small">{learnt}</p>}
				{isInput && <p class="small">{input}</p>}
				{isInput && (
					<button type="button" class="button" onClick={() => openView("reconstruct")}>
						{open}
					</button>
				)}
			</div>
		</div>
	);
}

function Sheet() {
	const all = [...(brushed.value?.numbers ?? [])];
	const shown = all.slice(0, MAX_SHEET);
	useEffect(() => showPictures(shown), [brushed.value?.numbers]);
	if (!brushed.value) return null;
	const { inRectangle, brushedCount, more, clear } = texts.value;
	return (
		<section class={css.sheet} aria-labelledby="map-sheet">
			<h2 id="map-sheet" class="visually-hidden">
				{inRectangle}
			</h2>
			<p class="label">{brushedCount(all.length)}</p>
			<p class="small">{classesOf(all)}</p>
			<ul class={css.sheetList}>
				{shown.map((number) => (
					<li key={number}>
						<button
							type="button"
							class="example"
							title={titleOf(number)}
							aria-pressed={chosen.value === number}
							onClick={() => void pick(number)}
						>
							<PixelImage values={pictures.value.get(number)} />
						</button>
					</li>
				))}
			</ul>
			{all.length > shown.length && <p class="small">{more(formatNumber(shown.length))}</p>}
			<button
				type="button"
				class="button"
				onClick={({ currentTarget }) => {
					focusRegion(currentTarget);
					clearBrush();
				}}
			>
				{clear}
			</button>
		</section>
	);
}
