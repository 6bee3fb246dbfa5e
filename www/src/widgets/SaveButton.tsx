/** Saves a picture of values as a PNG file. */

import { theme } from "../state/preferences";
import { strings } from "../strings";
import { type ColourMap, tableOf, toPixels } from "./colour";
import { enlarge, savePng } from "./download";
import { Icon } from "./Icon";

interface Props {
	/** What the picture shows, for the button's accessible name. */
	label: string;
	/** File name without extension. */
	file: string;
	values: Float32Array;
	columns?: number;
	map?: ColourMap;
	range?: readonly [number, number];
}

export function SaveButton({ label, file, values, columns = 28, map = "ink", range = [0, 1] }: Props) {
	const { savePng: name } = strings.value;
	const save = () => savePng(file, enlarge(toPixels(values, columns, range, tableOf(map, theme.value))));
	return (
		<button type="button" class="button-icon" aria-label={`${name}: ${label}`} title={name} onClick={() => void save()}>
			<Icon name="download" />
		</button>
	);
}
