/** The size of the feature maps after each layer, for both kinds of padding. */

import css from "../How.module.css";
import { texts } from "../sections/convolutionalTexts";

export function Padding() {
	const { padding, step, same, valid, steps } = texts.value;
	const rows: readonly (readonly [name: string, same: number, valid: number])[] = [
		[steps.input, 28, 28],
		[steps.conv(1), 28, 26],
		[steps.pool(1), 14, 13],
		[steps.conv(2), 14, 11],
		[steps.code, 7, 5],
		[steps.up(1), 14, 10],
		[steps.conv(3), 14, 8],
		[steps.up(2), 28, 16],
		[steps.conv(4), 28, 14],
		[steps.conv(5), 28, 12],
	];
	return (
		<table class={css.padding}>
			<caption class="label">{padding}</caption>
			<thead>
				<tr>
					<th scope="col">{step}</th>
					<th scope="col">{same}</th>
					<th scope="col">{valid}</th>
				</tr>
			</thead>
			<tbody>
				{rows.map(([name, ...sides]) => (
					<tr key={name}>
						<th scope="row">{name}</th>
						<Side side={sides[0]} />
						<Side side={sides[1]} />
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** The side of a feature map as a number, with a square drawn at half that many pixels. */
function Side({ side }: { side: number }) {
	return (
		<td>
			<span class={css.side} style={{ width: `${side / 2}px`, height: `${side / 2}px` }} aria-hidden="true" />
			{side}
		</td>
	);
}
