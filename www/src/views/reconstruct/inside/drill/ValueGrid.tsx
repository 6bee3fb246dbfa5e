/** A few values as numbers in coloured cells: blue below 0, orange above. */

import { theme } from "../../../../state/preferences";
import { strings } from "../../../../strings";
import { colourTable, cssColourOf } from "../../../../widgets/colour";
import { formatShort } from "./number";
import css from "./ValueGrid.module.css";

interface Props {
	label: string;
	values: readonly number[];
	columns: number;
	/** Of the rows and columns in the layer before. */
	rowNames?: readonly string[];
	columnNames?: readonly string[];
	/** The cell that is outlined. */
	marked?: number | undefined;
}

/** Only the pale third of the colours to both sides of 0 is used, so that the numbers stay readable. */
const PALE = 3;

export function ValueGrid({ label, values, columns, rowNames, columnNames, marked }: Props) {
	const table = colourTable("signed", theme.value);
	const reach = PALE * Math.max(...values.map(Math.abs)) || 1;
	return (
		<figure class={css.grid}>
			<div
				class={rowNames ? `${css.cells} ${css.named}` : css.cells}
				style={{ "--columns": columns }}
				role="img"
				aria-label={strings.value.labelled(label, strings.value.list(values.map(formatShort)))}
				translate={false}
			>
				{columnNames && <span />}
				{columnNames?.map((name, at) => (
					<span key={at} class={css.name}>
						{name}
					</span>
				))}
				{values.map((value, at) => (
					<>
						{rowNames && at % columns === 0 && <span class={css.name}>{rowNames[at / columns]}</span>}
						<span
							key={at}
							class={at === marked ? `${css.cell} ${css.marked}` : css.cell}
							style={{ background: cssColourOf(value, [-reach, reach], table) }}
						>
							{formatShort(value)}
						</span>
					</>
				))}
			</div>
			<figcaption aria-hidden="true">{label}</figcaption>
		</figure>
	);
}
