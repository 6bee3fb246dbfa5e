/** Which classes are taken for which; a number leads to its pictures. */

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { nameOfClass } from "../../state/dataSet";
import { formatNumber, strings } from "../../strings";
import { arrowDirections } from "../../widgets/arrowKeys";
import { Segmented } from "../../widgets/Segmented";
import { CellExamples } from "./CellExamples";
import { type ConfusionCell, commonConfusions } from "./classification";
import { queriesOf } from "./queries";
import css from "./Recognise.module.css";
import { nameOf, type RecogniserId } from "./recognisers";
import { texts } from "./texts";

const methods = ["neighbours", "probe"] as const;
type Method = (typeof methods)[number];

/** A larger matrix cannot be read: then only what is confused most is listed. */
const MAX_CLASSES = 20;
const MAX_LISTED = 12;

interface MatrixProps {
	confusion: Uint32Array;
	classCount: number;
	cell: ConfusionCell;
	onChoose(cell: ConfusionCell): void;
}

/** Initially what is confused most. */
function firstCell(confusion: Uint32Array, classCount: number): ConfusionCell {
	return commonConfusions(confusion, classCount, 1)[0] ?? { truth: 0, predicted: 0 };
}

export function ConfusionMatrix({ recogniser }: { recogniser: RecogniserId }) {
	const method = useSignal<Method>("neighbours");
	const chosen = useSignal<ConfusionCell | undefined>(undefined);
	const result = queriesOf(recogniser).evaluation.result.value;
	if (!result) return null;
	const { methodNames, predictedBy, matrixHeading, matrixNote } = texts.value;
	const { classCount, labels } = result;
	const { confusion, predictions } = result[method.value];
	const cell = chosen.value ?? firstCell(confusion, classCount);
	const shown: MatrixProps = {
		confusion,
		classCount,
		cell,
		onChoose: (next) => {
			chosen.value = next;
		},
	};
	return (
		<div class={css.confusion}>
			<div class={css.matrixHead}>
				<h4 id="recognise-matrix" class="label">
					{matrixHeading(nameOf(recogniser), methodNames[method.value])}
				</h4>
				<Segmented
					legend={predictedBy}
					options={methods.map((value) => ({ value, name: methodNames[value], content: methodNames[value] }))}
					chosen={method.value}
					onChoose={(next) => {
						method.value = next;
					}}
				/>
			</div>
			<p class="small">{matrixNote}</p>
			<div class={css.matrixAndCell}>
				{classCount > MAX_CLASSES ? <ConfusionList {...shown} /> : <Matrix {...shown} />}
				<CellExamples cell={cell} labels={labels} predictions={predictions} />
			</div>
		</div>
	);
}

function Matrix({ confusion, classCount, cell, onChoose }: MatrixProps) {
	const table = useRef<HTMLTableElement>(null);
	const { truth: truthName, predicted: predictedName, cell: cellName } = texts.value;
	const classLabels = Array.from({ length: classCount }, (_, label) => label);
	const rowSums = classLabels.map((truth) =>
		classLabels.reduce((sum, predicted) => sum + (confusion[truth * classCount + predicted] ?? 0), 0),
	);
	const moveFocus = (event: KeyboardEvent) => {
		const [dx, dy] = arrowDirections[event.key] ?? [];
		if (dx === undefined || dy === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
		const focused = (event.target as HTMLElement).dataset.index;
		if (focused === undefined) return;
		event.preventDefault();
		const clamp = (value: number) => Math.min(classCount - 1, Math.max(0, value));
		const [truth, predicted] = [Math.floor(Number(focused) / classCount), Number(focused) % classCount];
		const next = clamp(truth + dy) * classCount + clamp(predicted + dx);
		table.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus();
	};
	return (
		<div class={css.matrixScroll}>
			<table ref={table} class={css.matrix} aria-labelledby="recognise-matrix" onKeyDown={moveFocus}>
				<thead>
					<tr>
						<td />
						{classLabels.map((label) => (
							<th key={label} scope="col" title={strings.value.labelled(predictedName, nameOfClass(label))}>
								<span>{nameOfClass(label)}</span>
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{classLabels.map((truth) => (
						<tr key={truth}>
							<th scope="row" title={strings.value.labelled(truthName, nameOfClass(truth))}>
								{nameOfClass(truth)}
							</th>
							{classLabels.map((predicted) => {
								const index = truth * classCount + predicted;
								const count = confusion[index] ?? 0;
								const isChosen = cell.truth === truth && cell.predicted === predicted;
								return (
									<td key={predicted}>
										<button
											type="button"
											class={truth === predicted ? `${css.cell} ${css.correct}` : css.cell}
											data-index={index}
											tabIndex={isChosen ? 0 : -1}
											aria-pressed={isChosen}
											aria-label={cellName(nameOfClass(truth), nameOfClass(predicted), formatNumber(count))}
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

/** A percentage for the colour: the root of a cell's share of its row, so that few mistakes are seen as well. */
function heatOf(count: number, rowSum: number): string {
	return rowSum === 0 ? "0%" : `${(80 * Math.sqrt(count / rowSum)).toFixed(0)}%`;
}

function ConfusionList({ confusion, classCount, cell, onChoose }: MatrixProps) {
	const { confusions, cell: cellName } = texts.value;
	return (
		<div>
			<p class="label">{confusions}</p>
			<ul class={css.confusions}>
				{commonConfusions(confusion, classCount, MAX_LISTED).map(({ truth, predicted, count }) => (
					<li key={`${truth} ${predicted}`}>
						<button
							type="button"
							class="button"
							aria-pressed={cell.truth === truth && cell.predicted === predicted}
							onClick={() => onChoose({ truth, predicted })}
						>
							{cellName(nameOfClass(truth), nameOfClass(predicted), formatNumber(count))}
						</button>
					</li>
				))}
			</ul>
		</div>
	);
}
