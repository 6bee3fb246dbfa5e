/** Input → code → reconstruction, with the error between input and reconstruction. */

import type { ModelId, ModelInfo, ModelResult } from "../../engine/protocol";
import { imageShape } from "../../state/dataSet";
import { modelInput, modelResult } from "../../state/results";
import { formatNumber, strings } from "../../strings";
import type { ImageStyle } from "../../widgets/imageDataOf";
import { Legend } from "../../widgets/Legend";
import { PixelImage } from "../../widgets/PixelImage";
import { SaveButton } from "../../widgets/SaveButton";
import { Term } from "../../widgets/Term";
import { modelTexts } from "../modelTexts";
import { CodeView, codeDisplayKind } from "./CodeView";
import { CrosshairOverlay, KeyboardCrosshair } from "./CrosshairOverlay";
import css from "./cards.module.css";
import { crosshair, formatReading, type PixelReading } from "./crosshair";
import { FlowArrow } from "./FlowArrow";
import { FlowFigure } from "./FlowFigure";
import { texts } from "./texts";

/** End of the error map's colour scale. Half of a pixel's range, or good copies would all look perfect. */
const MAX_ERROR = 0.5;
const errorStyle = { colourMap: "signed", range: [-MAX_ERROR, MAX_ERROR] } as const satisfies ImageStyle;

/** The values of this model at the pixel under the crosshair. */
function readPixel(id: ModelId): PixelReading | undefined {
	const [pixel, image, result] = [crosshair.value, modelInput.value, modelResult(id).value];
	if (!pixel || !image || !result) return undefined;
	const { width, channels } = imageShape.value;
	const start = (pixel.row * width + pixel.column) * channels;
	// In colour, the mean of the pixel's channels.
	const channelMean = (values: Float32Array) => meanOf(values.subarray(start, start + channels));
	return { ...pixel, input: channelMean(image), output: channelMean(result.output), error: channelMean(result.error) };
}

function meanOf(values: Float32Array): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function Flow({ id, info }: { id: ModelId; info: ModelInfo }) {
	const { encode, decode } = strings.value;
	const model = modelTexts(id).name;
	const result = modelResult(id).value;
	return (
		<div class={css.flow}>
			<InputStep id={id} model={model} />
			<ReadingLines id={id} />
			<FlowArrow areaClass={css.flowEncode} name={encode} />
			<CodeStep info={info} result={result} model={model} />
			<FlowArrow areaClass={css.flowDecode} name={decode} />
			<OutputStep id={id} model={model} />
			<ErrorStep id={id} model={model} />
		</div>
	);
}

interface FigureProps {
	id: ModelId;
	model: string;
}

function InputStep({ id, model }: FigureProps) {
	const { input, labelled } = strings.value;
	const label = labelled(model, input);
	const values = modelResult(id).value && modelInput.value;
	return (
		<FlowFigure
			name={input}
			area="input"
			saveButton={values && <SaveButton label={label} file="input" values={values} />}
		>
			<div class="picture">
				<PixelImage values={modelInput.value} label={label} />
				<CrosshairOverlay />
			</div>
		</FlowFigure>
	);
}

function CodeStep({ info, ...picture }: { info: ModelInfo; result: ModelResult | undefined; model: string }) {
	const { code, codeExplained } = strings.value;
	return (
		<FlowFigure
			name={<Term name={code} explanation={codeExplained[codeDisplayKind(info)](info.codeShape)} />}
			area="code"
		>
			<CodeView info={info} {...picture} />
		</FlowFigure>
	);
}

function OutputStep({ id, model }: FigureProps) {
	const { reconstruction, labelled } = strings.value;
	const label = labelled(model, reconstruction);
	const values = modelResult(id).value?.output;
	const save = values && <SaveButton label={label} file={`${id}-reconstruction`} values={values} />;
	return (
		<FlowFigure name={reconstruction} area="output" saveButton={save}>
			<div class="picture">
				<PixelImage values={values} label={label} />
				<KeyboardCrosshair model={model} readPixel={() => readPixel(id)} />
			</div>
		</FlowFigure>
	);
}

function ErrorStep({ id, model }: FigureProps) {
	const { error, errorExplained, labelled } = strings.value;
	const label = labelled(model, error);
	const values = modelResult(id).value?.error;
	const save = values && <SaveButton label={label} file={`${id}-error`} values={values} {...errorStyle} />;
	return (
		<FlowFigure name={<Term name={error} explanation={errorExplained} />} area="error" saveButton={save}>
			<div class="picture">
				<PixelImage values={values} {...errorStyle} label={label} />
				<CrosshairOverlay />
			</div>
			<Legend colourMap="signed" low={formatNumber(-MAX_ERROR, 1)} high={formatNumber(MAX_ERROR, 1)} />
		</FlowFigure>
	);
}

/** Has its own space below the input, so that nothing moves when it appears. */
function ReadingLines({ id }: { id: ModelId }) {
	const { readingLines, readHint } = texts.value;
	const reading = readPixel(id);
	const lines = reading
		? readingLines(formatReading(reading)).map((line) => <span key={line}>{line}</span>)
		: undefined;
	return <p class={css.flowReading}>{lines ?? <span class={`${css.flowHint} keyboard-hint`}>{readHint}</span>}</p>;
}
