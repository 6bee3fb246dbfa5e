/** The loss curves of all models, on training batches and test examples. */

import { checkpoints, selectedStep, selectSnapshot, session } from "../../../state/training/session";
import { Segmented } from "../../../widgets/Segmented";
import { LossChart } from "../chart/LossChart";
import { chooseMeasure, lines, measure, measureExplained, offeredMeasures, series, unitName } from "./chartCurves";
import { texts } from "./texts";

function MeasureSwitch() {
	const { measure: legend, measures: names } = texts.value;
	const options = offeredMeasures.value.map((value) => ({ value, name: names[value], content: names[value] }));
	return <Segmented legend={legend} options={options} chosen={measure.value} onChoose={chooseMeasure} />;
}

export function Curves() {
	const { measures: names } = texts.value;
	const steps = checkpoints.value.map(({ step }) => step);
	const pick = (step: number) => selectSnapshot(step === steps.at(-1) ? undefined : step);
	return (
		<LossChart
			title={names[measure.value]}
			explanation={measureExplained.value}
			chooser={offeredMeasures.value.length > 1 && <MeasureSwitch />}
			yName={unitName.value}
			series={series.value}
			lines={lines.value}
			stepsPerEpoch={session.value?.stepsPerEpoch ?? 1}
			checkpoints={{ steps, selected: selectedStep.value, onPick: pick }}
		/>
	);
}
