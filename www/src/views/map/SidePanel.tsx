/** What is pointed at or chosen on the maps, and all that lie in the rectangle. */

import { useEffect } from "preact/hooks";
import { dataSet } from "../../state/dataSet";
import { subject } from "../../state/drawing";
import { testLabels } from "../../state/examples";
import { needPaths, pathsOf } from "../../state/paths";
import { needPictures, pictures } from "../../state/pictures";
import { openView } from "../../state/urlState";
import { exampleName, formatNumber, noun, strings } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { classesOf } from "./classesOf";
import css from "./Map.module.css";
import { pick } from "./pick";
import { brushed, chosen, clearBrush, shownExample } from "./state";
import { texts } from "./texts";

/** Pictures of the rectangle that are shown, at most. */
const MAX_SHEET = 60;

export function SidePanel() {
	useEffect(() => void needPaths(), [dataSet.value]);
	return (
		<aside class={css.side} aria-label={texts.value.side}>
			<Shown />
			<Sheet />
		</aside>
	);
}

function nameOf(index: number): string {
	return strings.value.example(exampleName(index, testLabels.value[index]));
}

/** With the path of one of the visitor's own pictures. */
function titleOf(index: number): string {
	const path = pathsOf("test")[index];
	return path === undefined ? nameOf(index) : `${nameOf(index)}: ${path}`;
}

function Shown() {
	const index = shownExample.value;
	useEffect(() => {
		if (index !== undefined) void needPictures([index]);
	}, [index]);
	const { hint, input, open } = texts.value;
	if (index === undefined) return <p class={`small ${css.hint}`}>{hint(noun.value.one)}</p>;
	const isInput = subject.value.kind === "example" && subject.value.index === index && index === chosen.value;
	return (
		<div class={css.shown}>
			<div class="picture">
				<PixelImage values={pictures.value.get(index)} label={nameOf(index)} />
			</div>
			<div class={css.shownText}>
				<p class="label">{nameOf(index)}</p>
				<p class="small">{pathsOf("test")[index] ?? strings.value.numbered(noun.value, formatNumber(index + 1))}</p>
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
	const all = [...(brushed.value?.indices ?? [])];
	const shown = all.slice(0, MAX_SHEET);
	useEffect(() => void needPictures(shown), [brushed.value?.indices]);
	if (!brushed.value) return null;
	const { sheet, brushedCount, more, clear } = texts.value;
	return (
		<section class={css.sheet} aria-labelledby="map-sheet">
			<h2 id="map-sheet" class="visually-hidden">
				{sheet}
			</h2>
			<p class="label">{brushedCount(all.length)}</p>
			<p class="small">{classesOf(all)}</p>
			<ul class={css.sheetList}>
				{shown.map((index) => (
					<li key={index}>
						<button
							type="button"
							class="example"
							title={titleOf(index)}
							aria-pressed={chosen.value === index}
							onClick={() => void pick(index)}
						>
							<PixelImage values={pictures.value.get(index)} />
						</button>
					</li>
				))}
			</ul>
			{all.length > shown.length && <p class="small">{more(formatNumber(shown.length))}</p>}
			<button type="button" class="button" onClick={clearBrush}>
				{clear}
			</button>
		</section>
	);
}
