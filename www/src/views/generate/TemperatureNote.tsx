/** What a temperature does to the samples above. */

import { Term } from "../../widgets/Term";
import css from "./Generate.module.css";
import { temperature, temperatureRange } from "./state";
import { texts } from "./texts";

export function TemperatureNote() {
	const { temperature: term, temperatureExplained, temperatureNotes } = texts.value;
	const side = Math.sign(temperature.value - temperatureRange.start);
	const note = side < 0 ? temperatureNotes.cold : side > 0 ? temperatureNotes.hot : temperatureNotes.prior;
	return (
		<p class={css.note}>
			<strong>
				<Term name={term} explanation={temperatureExplained} opensBelow />
			</strong>{" "}
			{note}
		</p>
	);
}
