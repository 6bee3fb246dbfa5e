/** Test digits and the drawing, as they go in, and as reconstructed by each model. */

import { PIXELS } from "../../../engine/config";
import { evaluators, SHOWN_CLASSES } from "../../../state/training/evaluators";
import { drawingViews, session, snapshot } from "../../../state/training/session";
import { PixelImage } from "../../../widgets/PixelImage";
import { modelNames } from "../setup/settings";
import { texts } from "./texts";
import css from "./Watch.module.css";

function imageAt(images: Float32Array, index: number): Float32Array | undefined {
	const image = images.subarray(index * PIXELS, (index + 1) * PIXELS);
	return image.length === PIXELS ? image : undefined;
}

interface RowProps {
	name: string;
	images: Float32Array;
	drawing: Float32Array | undefined;
	/** Classes that the models are not trained on. */
	excludedClasses?: readonly number[] | undefined;
}

function Row({ name, images, drawing, excludedClasses }: RowProps) {
	const { picture, drawing: drawingName } = texts.value;
	return (
		<tr>
			<th scope="row">{name}</th>
			{SHOWN_CLASSES.map((label, index) => (
				<td key={label}>
					<PixelImage values={imageAt(images, index)} label={picture(name, String(label))} />
					{excludedClasses?.includes(label) && <span class="small">{texts.value.excluded}</span>}
				</td>
			))}
			<td class={css.drawing}>
				<PixelImage values={drawing} label={picture(name, drawingName)} />
			</td>
		</tr>
	);
}

export function Pictures() {
	const { pictures: heading, picturesNote, originals: originalsName, drawing, modelName: nameOf } = texts.value;
	const { reconstruction, input, inputNote } = texts.value;
	const models = snapshot.value?.runs ?? [];
	const { image, results } = drawingViews.value;
	const config = session.value?.configs[0];
	const corrupted = config?.noise ? models[0]?.inputs : undefined;
	return (
		<table class={css.pictures}>
			<caption>
				<span class="figures-caption">{heading}</span>
				<span class="small">
					{picturesNote} {corrupted && inputNote}
				</span>
			</caption>
			<thead class="visually-hidden">
				<tr>
					<td />
					{SHOWN_CLASSES.map((label) => (
						<th key={label} scope="col">
							{label}
						</th>
					))}
					<th scope="col">{drawing}</th>
				</tr>
			</thead>
			<tbody>
				<Row
					name={originalsName}
					images={evaluators.shownDigits}
					drawing={image}
					excludedClasses={config?.excludedClasses}
				/>
				{corrupted && <Row name={input} images={corrupted} drawing={image} />}
				{models.map(({ reconstructions }, index) => (
					<Row
						key={modelNames[index]}
						name={models.length > 1 ? nameOf(modelNames[index] ?? "") : reconstruction}
						images={reconstructions}
						drawing={results[index]?.output}
					/>
				))}
			</tbody>
		</table>
	);
}
