/** Selects an endpoint by its name, and shows its picture. */

import { digits, testLabels } from "../../state/digits";
import { PixelImage } from "../../widgets/PixelImage";
import { type Endpoint, endpointCodec, writeEndpoint } from "./endpoints";
import css from "./paths.module.css";
import { texts } from "./texts";

interface Props {
	label: string;
	endpoint: Endpoint;
	/** What the model decodes there, once known. */
	image: Float32Array | undefined;
	onChoose(endpoint: Endpoint): void;
}

const classes = Array.from({ length: 10 }, (_, label) => label);

/** The ten test digits offered on the page, and the selected one if it is not among them. */
function choices(endpoint: Endpoint): { index: number; label: number }[] {
	const digitOptions = digits.value.map(({ index, label }) => ({ index, label }));
	if (endpoint.kind !== "digit" || digitOptions.some(({ index }) => index === endpoint.index)) return digitOptions;
	return [{ index: endpoint.index, label: testLabels.value[endpoint.index] ?? 0 }, ...digitOptions];
}

export function EndpointPicker({ label, endpoint, image, onChoose }: Props) {
	const { endpointDrawing, classMeans, classMean, testDigits, testDigit } = texts.value;
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
				<optgroup label={classMeans}>
					{classes.map((digit) => (
						<option key={digit} value={writeEndpoint({ kind: "mean", label: digit })}>
							{classMean(digit)}
						</option>
					))}
				</optgroup>
				<optgroup label={testDigits}>
					{choices(endpoint).map(({ index, label: digit }) => (
						<option key={index} value={writeEndpoint({ kind: "digit", index })}>
							{testDigit(digit, index)}
						</option>
					))}
				</optgroup>
			</select>
		</label>
	);
}
