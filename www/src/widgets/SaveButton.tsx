/** Saves a picture of values as a PNG file. */

import { strings } from "../strings";
import type { ColourMap } from "./colour";
import { enlarge, savePng } from "./download";
import { Icon } from "./Icon";
import { toImageData } from "./PixelImage";

interface Props {
	/** What the picture shows, for the button's accessible name. */
	label: string;
	/** File name without extension. */
	file: string;
	values: Float32Array;
	columns?: number | undefined;
	colourMap?: ColourMap | undefined;
	range?: readonly [number, number];
}

export function SaveButton({ label, file, values, columns, colourMap, range = [0, 1] }: Props) {
	const { savePng: name, labelled } = strings.value;
	const save = () => savePng(file, enlarge(toImageData(values, columns, colourMap, range)));
	return (
		<button type="button" class="button-icon" title={labelled(name, label)} onClick={() => void save()}>
			<Icon name="download" />
		</button>
	);
}
