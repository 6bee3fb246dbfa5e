/** Selects a named point by its name, and shows its picture. */

import { className } from "../../state/dataSet";
import { examples, testLabels } from "../../state/examples";
import { exampleName } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { classesWithMean, type LatentPoint, latentPointCodec, writeLatentPoint } from "./latentPoints";
import css from "./paths.module.css";
import { texts } from "./texts";

interface Props {
	label: string;
	point: LatentPoint;
	/** What the model decodes there, once known. */
	image: Float32Array | undefined;
	onChoose(point: LatentPoint): void;
}

/** The ten test examples offered on the page, and the selected one if it is not among them. */
function choices(point: LatentPoint): { index: number; label: number | undefined }[] {
	const exampleOptions = examples.value.map(({ index, label }) => ({ index, label }));
	if (point.kind !== "example" || exampleOptions.some(({ index }) => index === point.index)) return exampleOptions;
	return [{ index: point.index, label: testLabels.value[point.index] }, ...exampleOptions];
}

export function LatentPointPicker({ label, point, image, onChoose }: Props) {
	const { pointDrawing, classMeans, classMean, testExamples, testExample } = texts.value;
	return (
		<label class={css.point}>
			<span class={css.endpointName}>{label}</span>
			<span class="picture">
				<PixelImage values={image} />
			</span>
			<select
				value={writeLatentPoint(point)}
				onChange={({ currentTarget }) => onChoose(latentPointCodec.read(currentTarget.value) ?? point)}
			>
				<option value="drawing">{pointDrawing}</option>
				{classesWithMean.value.length > 0 && (
					<optgroup label={classMeans}>
						{classesWithMean.value.map((label) => (
							<option key={label} value={writeLatentPoint({ kind: "mean", label })}>
								{classMean(className(label))}
							</option>
						))}
					</optgroup>
				)}
				<optgroup label={testExamples}>
					{choices(point).map(({ index, label: example }) => (
						<option key={index} value={writeLatentPoint({ kind: "example", index })}>
							{example === undefined ? exampleName(index, example) : testExample(className(example), index + 1)}
						</option>
					))}
				</optgroup>
			</select>
		</label>
	);
}
