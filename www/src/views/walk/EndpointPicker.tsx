/** Selects an endpoint by its name, and shows its picture. */

import { className } from "../../state/dataSet";
import { examples, testLabels } from "../../state/examples";
import { exampleName } from "../../strings";
import { PixelImage } from "../../widgets/PixelImage";
import { classesWithMean, type Endpoint, endpointCodec, writeEndpoint } from "./endpoints";
import css from "./paths.module.css";
import { texts } from "./texts";

interface Props {
	label: string;
	endpoint: Endpoint;
	/** What the model decodes there, once known. */
	image: Float32Array | undefined;
	onChoose(endpoint: Endpoint): void;
}

/** The ten test examples offered on the page, and the selected one if it is not among them. */
function choices(endpoint: Endpoint): { index: number; label: number | undefined }[] {
	const exampleOptions = examples.value.map(({ index, label }) => ({ index, label }));
	if (endpoint.kind !== "example" || exampleOptions.some(({ index }) => index === endpoint.index))
		return exampleOptions;
	return [{ index: endpoint.index, label: testLabels.value[endpoint.index] }, ...exampleOptions];
}

export function EndpointPicker({ label, endpoint, image, onChoose }: Props) {
	const { endpointDrawing, classMeans, classMean, testExamples, testExample } = texts.value;
	return (
		<label class={css.endpoint}>
			<span class={css.endpointName}>{label}</span>
			<span class="picture">
				<PixelImage values={image} />
			</span>
			<select
				value={writeEndpoint(endpoint)}
				onChange={({ currentTarget }) => onChoose(endpointCodec.read(currentTarget.value) ?? endpoint)}
			>
				<option value="drawing">{endpointDrawing}</option>
				{classesWithMean.value.length > 0 && (
					<optgroup label={classMeans}>
						{classesWithMean.value.map((label) => (
							<option key={label} value={writeEndpoint({ kind: "mean", label })}>
								{classMean(className(label))}
							</option>
						))}
					</optgroup>
				)}
				<optgroup label={testExamples}>
					{choices(endpoint).map(({ index, label: example }) => (
						<option key={index} value={writeEndpoint({ kind: "example", index })}>
							{example === undefined ? exampleName(index, example) : testExample(className(example), index)}
						</option>
					))}
				</optgroup>
			</select>
		</label>
	);
}
