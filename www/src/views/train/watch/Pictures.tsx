/** Test examples and the drawing, as they go in, and as reconstructed by each model. */

import type { ComponentChildren } from "preact";
import { imageLength, nameOfClass } from "../../../state/dataSet";
import { evaluators } from "../../../state/training/evaluators";
import { drawingReconstructions, snapshot, trainingInfo } from "../../../state/training/session";
import { PixelImage } from "../../../widgets/PixelImage";
import { modelLetters } from "../setup/settings";
import css from "./Pictures.module.css";
import { texts } from "./texts";

function imageAt(images: Float32Array | undefined, index: number): Float32Array | undefined {
	const length = imageLength.value;
	const image = images?.subarray(index * length, (index + 1) * length);
	return image?.length === length ? image : undefined;
}

/** What is shown in one column: the examples, or what a model makes of them. */
interface Column {
	name: string;
	images: Float32Array | undefined;
	drawing: Float32Array | undefined;
}

/** Until the models are evaluated for the first time, their columns are empty. */
function tableColumns({ originals, input, reconstruction, modelName }: typeof texts.value): Column[] {
	const configs = trainingInfo.value?.configs ?? [];
	const models = snapshot.value?.runs ?? [];
	const { image, results } = drawingReconstructions.value;
	const nameOf = (index: number) => (configs.length > 1 ? modelName(modelLetters[index] ?? "") : reconstruction);
	return [
		{ name: originals, images: evaluators.shownExamples.value.images, drawing: image },
		...(configs[0]?.noise ? [{ name: input, images: models[0]?.inputs, drawing: image }] : []),
		...configs.map((_, index) => {
			return { name: nameOf(index), images: models[index]?.reconstructions, drawing: results[index]?.output };
		}),
	];
}

function Row({ label, children }: { label: string; children: ComponentChildren }) {
	return (
		<tr>
			<th scope="row" class="visually-hidden">
				{label}
			</th>
			{children}
		</tr>
	);
}

/** The row of an example; below its picture, that its class is excluded. */
function Example({ label, index, columns }: { label: number | undefined; index: number; columns: readonly Column[] }) {
	const { picture, excluded } = texts.value;
	const excludedClasses = trainingInfo.value?.configs[0]?.excludedClasses ?? [];
	const isExcluded = label !== undefined && excludedClasses.includes(label);
	const rowName = label === undefined ? String(index + 1) : nameOfClass(label);
	return (
		<Row label={rowName}>
			{columns.map(({ name, images }, column) => (
				<td key={name}>
					<PixelImage values={imageAt(images, index)} label={picture(name, rowName)} />
					{isExcluded && column === 0 && <span class={css.excluded}>{excluded}</span>}
				</td>
			))}
		</Row>
	);
}

/** Beside the curves a column for each model; on a narrow screen a row. */
export function Pictures() {
	const { pictures: heading, drawing: drawingName, picture } = texts.value;
	const columns = tableColumns(texts.value);
	return (
		<table class={css.pictures} style={{ "--columns": columns.length }}>
			<caption class="visually-hidden">{heading}</caption>
			<thead>
				<tr>
					<td class="visually-hidden" />
					{columns.map(({ name }) => (
						<th key={name} scope="col">
							{name}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{evaluators.shownExamples.value.examples.map(({ label, index: test }, index) => (
					<Example key={test} label={label} index={index} columns={columns} />
				))}
				<Row label={drawingName}>
					{columns.map(({ name, drawing }) => (
						<td key={name} class={css.drawing}>
							<PixelImage values={drawing} label={picture(name, drawingName)} />
						</td>
					))}
				</Row>
			</tbody>
		</table>
	);
}
