/** Chooses a place by its name, and shows what lies there. */

import { digits, testLabels } from "../../state/digits";
import { PixelImage } from "../../widgets/PixelImage";
import { type Endpoint, endpointCodec, writeEndpoint } from "./endpoints";
import { texts } from "./texts";

interface Props {
	label: string;
	spot: Endpoint;
	/** What the model decodes there, if it is known. */
	image: Float32Array | undefined;
	onChoose(spot: Endpoint): void;
}

const classes = Array.from({ length: 10 }, (_, label) => label);

/** The digits that can be picked elsewhere on the page, and the one that is chosen if it is none of them. */
function choices(spot: Endpoint): { index: number; label: number }[] {
	const offered = digits.value.map(({ index, label }) => ({ index, label }));
	if (spot.kind !== "digit" || offered.some(({ index }) => index === spot.index)) return offered;
	return [{ index: spot.index, label: testLabels.value[spot.index] ?? 0 }, ...offered];
}

export function EndpointPicker({ label, spot, image, onChoose }: Props) {
	const { spotDrawing, spotMeans, spotMean, spotDigits, spotDigit } = texts.value;
	return (
		<label class="spot">
			<span class="spot-name">{label}</span>
			<span class="picture">
				<PixelImage values={image} />
			</span>
			<select
				value={writeEndpoint(spot)}
				onChange={({ currentTarget }) => onChoose(endpointCodec.read(currentTarget.value) ?? spot)}
			>
				<option value="drawing">{spotDrawing}</option>
				<optgroup label={spotMeans}>
					{classes.map((digit) => (
						<option key={digit} value={writeEndpoint({ kind: "mean", label: digit })}>
							{spotMean(digit)}
						</option>
					))}
				</optgroup>
				<optgroup label={spotDigits}>
					{choices(spot).map(({ index, label: digit }) => (
						<option key={index} value={writeEndpoint({ kind: "digit", index })}>
							{spotDigit(digit, index)}
						</option>
					))}
				</optgroup>
			</select>
		</label>
	);
}
