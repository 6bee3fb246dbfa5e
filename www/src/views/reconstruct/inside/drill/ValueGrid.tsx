/** A few values as numbers in coloured cells: blue below 0, orange above. */

import { theme } from "../../../../state/preferences";
import { strings } from "../../../../strings";
import { colourTable, cssColour } from "../../../../widgets/colour";
import { formatForCell } from "./number";
import css from "./ValueGrid.module.css";

interface Props {
	label: string;
	values: readonly number[];
	columns: number;
	/** Numbers of the rows and columns in the layer before. */
	rowNames?: readonly string[];
	columnNames?: readonly string[];
	/** The cell that is outlined. */
	markedIndex?: number | undefined;
}

/** Only the pale third of the colours to both sides of 0 is used, so that the numbers stay readable. */
const PALE_FACTOR = 3;

export function ValueGrid({ label, values, columns, rowNames, columnNames, markedIndex }: Props) {
	const table = colourTable("signed", theme.value);
	const maxMagnitude = PALE_FACTOR * Math.max(...values.map(Math.abs)) || 1;
	return (
		<figure class={css.grid}>
			<div
				class={rowNames ? `${css.cells} ${css.named}` : css.cells}
				style={{ "--columns": columns }}
				role="img"
				aria-label={strings.value.labelled(label, strings.value.list(values.map(formatForCell)))}
				translate={false}
			>
				{columnNames && <span />}
				{columnNames?.map((name, column) => (
					<span key={column} class={css.name}>
						{name}
					</span>
				))}
				{values.map((value, index) => (
					<>
						{rowNames && index % columns === 0 && <span class={css.name}>{rowNames[index / columns]}</span>}
						<span
							key={index}
							class={index === markedIndex ? `${css.cell} ${css.marked}` : css.cell}
							style={{ background: cssColour(value, [-maxMagnitude, maxMagnitude], table) }}
						>
							{formatForCell(value)}
						</span>
					</>
				))}
			</div>
			<figcaption aria-hidden="true">{label}</figcaption>
		</figure>
	);
}
