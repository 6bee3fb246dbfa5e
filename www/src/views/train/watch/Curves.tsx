/** The loss curves of all models, on training batches and test examples. */

import { checkpoints, selectedStep, showCheckpointAt, trainingInfo } from "../../../state/training/session";
import { Segmented } from "../../../widgets/Segmented";
import { LossChart } from "../chart/LossChart";
import {
	applicableMetrics,
	chooseMetric,
	curves,
	metricExplanation,
	referenceLines,
	shownMetric,
	yAxisName,
} from "./chartCurves";
import { texts } from "./texts";

function MetricSwitch() {
	const { metric: legend, metrics: names } = texts.value;
	const options = applicableMetrics.value.map((value) => ({ value, name: names[value], content: names[value] }));
	return <Segmented legend={legend} options={options} chosen={shownMetric.value} onChoose={chooseMetric} />;
}

export function Curves() {
	const { metrics: names } = texts.value;
	const steps = checkpoints.value.map(({ step }) => step);
	const pick = (step: number) => showCheckpointAt(step === steps.at(-1) ? undefined : step);
	return (
		<LossChart
			title={names[shownMetric.value]}
			explanation={metricExplanation.value}
			chooser={applicableMetrics.value.length > 1 && <MetricSwitch />}
			yName={yAxisName.value}
			series={curves.value}
			referenceLines={referenceLines.value}
			stepsPerEpoch={trainingInfo.value?.stepsPerEpoch ?? 1}
			checkpoints={{ steps, selected: selectedStep.value, onPick: pick }}
		/>
	);
}
