/** The same digits, and the drawing, as each lane gives them back. */

import { PIXELS } from "../../../engine/config";
import { originals, SHOWN } from "../../../state/training/evaluators";
import { drawingViews, snapshot } from "../../../state/training/monitor";
import { session } from "../../../state/training/session";
import { PixelImage } from "../../../widgets/PixelImage";
import { modelNames } from "../setup/settings";
import { texts } from "./texts";

function pictureAt(pictures: Float32Array, index: number): Float32Array | undefined {
	const picture = pictures.subarray(index * PIXELS, (index + 1) * PIXELS);
	return picture.length === PIXELS ? picture : undefined;
}

interface RowProps {
	name: string;
	pictures: Float32Array;
	own: Float32Array | undefined;
	/** Classes that no lane learns. */
	marked?: readonly number[] | undefined;
}

function Row({ name, pictures, own, marked }: RowProps) {
	const { picture, drawing } = texts.value;
	return (
		<tr>
			<th scope="row">{name}</th>
			{SHOWN.map((label, index) => (
				<td key={label}>
					<PixelImage values={pictureAt(pictures, index)} label={picture(name, String(label))} />
					{marked?.includes(label) && <span class="small">{texts.value.unseen}</span>}
				</td>
			))}
			<td class="watch-own">
				<PixelImage values={own} label={picture(name, drawing)} />
			</td>
		</tr>
	);
}

export function Pictures() {
	const { pictures: heading, picturesNote, originals: given, drawing, lane, copy } = texts.value;
	const lanes = snapshot.value?.lanes ?? [];
	const { image, results } = drawingViews.value;
	return (
		<table class="watch-pictures">
			<caption>
				<span class="figures-caption">{heading}</span>
				<span class="small">{picturesNote}</span>
			</caption>
			<thead class="visually-hidden">
				<tr>
					<td />
					{SHOWN.map((label) => (
						<th key={label} scope="col">
							{label}
						</th>
					))}
					<th scope="col">{drawing}</th>
				</tr>
			</thead>
			<tbody>
				<Row name={given} pictures={originals()} own={image} marked={session.value?.recipes[0]?.excludedClasses} />
				{lanes.map(({ pictures }, index) => (
					<Row
						key={modelNames[index]}
						name={lanes.length > 1 ? lane(modelNames[index] ?? "") : copy}
						pictures={pictures}
						own={results[index]?.output}
					/>
				))}
			</tbody>
		</table>
	);
}
