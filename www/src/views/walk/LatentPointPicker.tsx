/** Selects a named point by its name, and shows its picture. */

import { nameOfClass } from "../../state/dataSet";
import { offeredExamples, testLabels } from "../../state/examples";
import { exampleName } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { classesWithMean, formatLatentPoint, type LatentPoint, latentPointCodec } from "./latentPoints";
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
function exampleOptions(point: LatentPoint): { index: number; label: number | undefined }[] {
	const offered = offeredExamples.value.map(({ index, label }) => ({ index, label }));
	if (point.kind !== "example" || offered.some(({ index }) => index === point.index)) return offered;
	return [{ index: point.index, label: testLabels.value[point.index] }, ...offered];
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
				value={formatLatentPoint(point)}
				onChange={({ currentTarget }) => onChoose(latentPointCodec.read(currentTarget.value) ?? point)}
			>
				<option value="drawing">{pointDrawing}</option>
				{classesWithMean.value.length > 0 && (
					<optgroup label={classMeans}>
						{classesWithMean.value.map((label) => (
							<option key={label} value={formatLatentPoint({ kind: "mean", label })}>
								{classMean(nameOfClass(label))}
							</option>
						))}
					</optgroup>
				)}
				<optgroup label={testExamples}>
					{exampleOptions(point).map(({ index, label: classLabel }) => (
						<option key={index} value={formatLatentPoint({ kind: "example", index })}>
							{classLabel === undefined
								? exampleName(index, classLabel)
								: testExample(nameOfClass(classLabel), index + 1)}
						</option>
					))}
				</optgroup>
			</select>
		</label>
	);
}
