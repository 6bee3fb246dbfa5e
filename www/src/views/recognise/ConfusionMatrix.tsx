/** Which classes are taken for which; a number leads to its pictures. */

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { className } from "../../state/dataSet";
import { formatNumber, strings } from "../../strings";
import { directions } from "../../widgets/arrowKeys";
import { Segmented } from "../../widgets/Segmented";
import { CellExamples } from "./CellExamples";
import css from "./Recognise.module.css";
import { nameOf, type RowId } from "./rows";
import { texts } from "./texts";
import { type Cell, confusionsOf } from "./verdict";
import { worksOf } from "./works";

const methods = ["neighbours", "probe"] as const;
type Method = (typeof methods)[number];

/** A larger matrix cannot be read: then only what is confused most is listed. */
const MAX_CLASSES = 20;
const MAX_LISTED = 12;

interface ShownProps {
	confusion: Uint32Array;
	classes: number;
	cell: Cell;
	onChoose(cell: Cell): void;
}

/** Initially what is confused most. */
function firstCell(confusion: Uint32Array, classes: number): Cell {
	return confusionsOf(confusion, classes, 1)[0] ?? { truth: 0, predicted: 0 };
}

export function ConfusionMatrix({ row }: { row: RowId }) {
	const method = useSignal<Method>("neighbours");
	const chosen = useSignal<Cell | undefined>(undefined);
	const result = worksOf(row).all.result.value;
	if (!result) return null;
	const { by, byName, matrixHeading, matrixNote } = texts.value;
	const { classes, labels } = result;
	const { confusion, predictions } = result[method.value];
	const cell = chosen.value ?? firstCell(confusion, classes);
	const shown: ShownProps = {
		confusion,
		classes,
		cell,
		onChoose: (next) => {
			chosen.value = next;
		},
	};
	return (
		<div class={css.confusion}>
			<div class={css.matrixHead}>
				<h4 id="recognise-matrix" class="label">
					{matrixHeading(nameOf(row), by[method.value])}
				</h4>
				<Segmented
					legend={byName}
					options={methods.map((value) => ({ value, name: by[value], content: by[value] }))}
					chosen={method.value}
					onChoose={(next) => {
						method.value = next;
					}}
				/>
			</div>
			<p class="small">{matrixNote}</p>
			<div class={css.matrixAndCell}>
				{classes > MAX_CLASSES ? <Confusions {...shown} /> : <Matrix {...shown} />}
				<CellExamples cell={cell} labels={labels} predictions={predictions} />
			</div>
		</div>
	);
}

function Matrix({ confusion, classes, cell, onChoose }: ShownProps) {
	const table = useRef<HTMLTableElement>(null);
	const { truth: truthName, predicted: predictedName, cell: cellName } = texts.value;
	const all = Array.from({ length: classes }, (_, label) => label);
	const rowSums = all.map((truth) =>
		all.reduce((sum, predicted) => sum + (confusion[truth * classes + predicted] ?? 0), 0),
	);
	const move = (event: KeyboardEvent) => {
		const [dx, dy] = directions[event.key] ?? [];
		if (dx === undefined || dy === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
		const focused = (event.target as HTMLElement).dataset.at;
		if (focused === undefined) return;
		event.preventDefault();
		const within = (value: number) => Math.min(classes - 1, Math.max(0, value));
		const [truth, predicted] = [Math.floor(Number(focused) / classes), Number(focused) % classes];
		const next = within(truth + dy) * classes + within(predicted + dx);
		table.current?.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus();
	};
	return (
		<div class={css.matrixScroll}>
			<table ref={table} class={css.matrix} aria-labelledby="recognise-matrix" onKeyDown={move}>
				<thead>
					<tr>
						<td />
						{all.map((label) => (
							<th key={label} scope="col" title={strings.value.labelled(predictedName, className(label))}>
								<span>{className(label)}</span>
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{all.map((truth) => (
						<tr key={truth}>
							<th scope="row" title={strings.value.labelled(truthName, className(truth))}>
								{className(truth)}
							</th>
							{all.map((predicted) => {
								const at = truth * classes + predicted;
								const count = confusion[at] ?? 0;
								const isChosen = cell.truth === truth && cell.predicted === predicted;
								return (
									<td key={predicted}>
										<button
											type="button"
											class={truth === predicted ? `${css.cell} ${css.right}` : css.cell}
											data-at={at}
											tabIndex={isChosen ? 0 : -1}
											aria-pressed={isChosen}
											aria-label={cellName(className(truth), className(predicted), formatNumber(count))}
											style={{ "--heat": heatOf(count, rowSums[truth] ?? 0) }}
											onClick={() => onChoose({ truth, predicted })}
										>
											{count === 0 ? "·" : count}
										</button>
									</td>
								);
							})}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

/** Of a share of the row, in 0…1: its root, so that few mistakes are seen as well. */
function heatOf(count: number, all: number): string {
	return all === 0 ? "0%" : `${(80 * Math.sqrt(count / all)).toFixed(0)}%`;
}

function Confusions({ confusion, classes, cell, onChoose }: ShownProps) {
	const { confusions, cell: cellName } = texts.value;
	return (
		<div>
			<p class="label">{confusions}</p>
			<ul class={css.confusions}>
				{confusionsOf(confusion, classes, MAX_LISTED).map(({ truth, predicted, count }) => (
					<li key={`${truth} ${predicted}`}>
						<button
							type="button"
							class="button"
							aria-pressed={cell.truth === truth && cell.predicted === predicted}
							onClick={() => onChoose({ truth, predicted })}
						>
							{cellName(className(truth), className(predicted), formatNumber(count))}
						</button>
					</li>
				))}
			</ul>
		</div>
	);
}
