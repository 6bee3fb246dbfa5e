/** The examples on one map, with how far it can be trusted. */

import type { EngineError } from "../../engine/error";
import type { ModelId } from "../../engine/protocol";
import { nameOfClass } from "../../state/dataSet";
import { exampleWithNumber } from "../../state/exampleNumbers";
import { compatibleOwnModels } from "../../state/modelSelection";
import { loadPicturePaths } from "../../state/picturePaths";
import { theme } from "../../state/preferences";
import {
	exampleNoun,
	formatMeasure,
	formatNumber,
	formatShare,
	joinSentences,
	sentenceGap,
	strings,
} from "../../strings";
import { csvFile } from "../../widgets/csv";
import { download, savePng } from "../../widgets/download";
import { Icon } from "../../widgets/Icon";
import { Notice } from "../../widgets/Notice";
import { Term } from "../../widgets/Term";
import { withLargestClassShare } from "../largestClass";
import { ViewLink } from "../ViewLink";
import { paintMap } from "./canvas";
import { type MapRow, mapToCsv } from "./csv";
import css from "./Map.module.css";
import { ModelSelect } from "./ModelSelect";
import { maps, NEIGHBOUR_COUNT, type PlacedExamples } from "./maps";
import { filePathOf } from "./names";
import { Plot } from "./Plot";
import {
	codeModel,
	codeModelIds,
	isCodeModel,
	isPlaneModel,
	type MapKind,
	planeModel,
	planeModelIds,
	wantedCodeModel,
	wantedPlaneModel,
} from "./state";
import { texts } from "./texts";

/** Side of a saved map in CSS pixels; the file has two pixels per CSS pixel. */
const SAVED_SIDE = 800;

export function ExampleMap({ kind }: { kind: MapKind }) {
	const { result, progress } = maps[kind];
	const name = texts.value.names[kind];
	const map = result.value;
	const label = texts.value.plot(name, formatNumber(map?.exampleNumbers.length ?? 0), exampleNoun.value.many);
	const id = `map-${kind}`;
	return (
		<section class={css.map} aria-labelledby={id} aria-busy={progress.value !== undefined}>
			<div class={css.mapHead}>
				<h2 id={id} class="label">
					{name}
				</h2>
				<Chooser kind={kind} />
				{map && <SaveButtons kind={kind} map={map} name={name} />}
			</div>
			<div class={css.plot}>
				{map ? <Plot kind={kind} map={map} label={label} /> : <div class={css.frame} />}
				<Progress kind={kind} name={name} />
			</div>
			<Failure kind={kind} name={name} />
			{map && <QualityMeasures kind={kind} map={map} />}
		</section>
	);
}

/** Selects the model of a map: `plane` shows codes with two dimensions, `code` projects longer ones, `pixels` has no model. */
function Chooser({ kind }: { kind: MapKind }) {
	const choosers = {
		plane: { wanted: wantedPlaneModel, chosen: planeModel, pretrained: planeModelIds, isCompatible: isPlaneModel },
		code: { wanted: wantedCodeModel, chosen: codeModel, pretrained: codeModelIds, isCompatible: isCodeModel },
	};
	if (kind === "pixels") return null;
	const { wanted, chosen, pretrained, isCompatible } = choosers[kind];
	const ownIds = compatibleOwnModels.value.filter(isCompatible).map(({ id }) => id);
	const choose = (id: ModelId) => {
		wanted.value = id;
	};
	return <ModelSelect chosen={chosen.value} options={[...pretrained, ...ownIds]} onChoose={choose} />;
}

function Progress({ kind, name }: { kind: MapKind; name: string }) {
	const { result, progress, error } = maps[kind];
	const { computing, waiting } = texts.value;
	if (progress.value !== undefined) {
		return (
			<div class={css.progress}>
				<progress class="bar" aria-label={computing(name)} value={progress.value} max={1} />
			</div>
		);
	}
	return result.value || error.value ? null : <p class={`small ${css.progress}`}>{waiting}</p>;
}

function Failure({ kind, name }: { kind: MapKind; name: string }) {
	const error = maps[kind].error.value;
	if (!error) return null;
	const { failed, noModelYet, trainOne } = texts.value;
	if (error.code === "no_model") {
		return (
			<p class="small">
				{noModelYet}
				{sentenceGap.value}
				<ViewLink to="train">{trainOne}</ViewLink>
			</p>
		);
	}
	return <Notice title={failed(name)} {...reasonOf(error)} onAction={maps[kind].retry} />;
}

function reasonOf({ code, message }: EngineError): { reason: string } | { detail: string } {
	return code === "config" || code === "length" || code === "array"
		? { reason: texts.value.tooFew }
		: { detail: message };
}

function QualityMeasures({ kind, map }: { kind: MapKind; map: PlacedExamples }) {
	const {
		trustworthiness,
		trustworthinessExplained,
		accuracy,
		accuracyExplained,
		featureAccuracy,
		featureAccuracyExplained,
		notes,
	} = texts.value;
	const explained = map.explainedVarianceRatio?.reduce((sum, part) => sum + part, 0) ?? 1;
	// The plane shows the codes themselves, without a projection.
	const isProjected = map.explainedVarianceRatio !== undefined;
	return (
		<>
			<dl class={css.figures}>
				{map.trustworthiness !== undefined && (
					<>
						<dt>
							<Term name={trustworthiness} explanation={trustworthinessExplained(NEIGHBOUR_COUNT)} />
						</dt>
						<dd>{formatMeasure(map.trustworthiness, map.exampleNumbers.length)}</dd>
					</>
				)}
				{map.accuracy !== undefined && (
					<>
						<dt>
							<Term name={accuracy} explanation={withLargestClassShare(accuracyExplained(NEIGHBOUR_COUNT))} />
						</dt>
						<dd>{formatShare(map.accuracy, map.exampleNumbers.length)}</dd>
					</>
				)}
				{isProjected && map.featureAccuracy !== undefined && (
					<>
						<dt>
							<Term name={featureAccuracy} explanation={withLargestClassShare(featureAccuracyExplained)} />
						</dt>
						<dd>{formatShare(map.featureAccuracy, map.exampleNumbers.length)}</dd>
					</>
				)}
			</dl>
			<p class="small">
				{joinSentences(
					notes[kind](`${formatNumber(100 * explained)}%`),
					map.labels.length === 0 && texts.value.noLabels,
					map.trustworthiness === undefined && texts.value.noFigures,
				)}
			</p>
		</>
	);
}

function SaveButtons({ kind, map, name }: { kind: MapKind; map: PlacedExamples; name: string }) {
	const { saveCsv, saveName } = texts.value;
	const { savePng: saveAsPng } = strings.value;
	const saveTable = async () => {
		await loadPicturePaths();
		const table = mapToCsv(Array.from(map.exampleNumbers, (_, index) => rowOf(map, index)));
		download(`map-${kind}.csv`, csvFile(table));
	};
	const savePicture = () => savePng(`map-${kind}`, paintedMap(map));
	return (
		<div class={css.save}>
			<button type="button" class="button-icon" title={saveName(saveCsv, name)} onClick={() => void saveTable()}>
				<Icon name="table" />
			</button>
			<button type="button" class="button-icon" title={saveName(saveAsPng, name)} onClick={() => void savePicture()}>
				<Icon name="download" />
			</button>
		</div>
	);
}

function rowOf({ exampleNumbers, labels, points }: PlacedExamples, index: number): MapRow {
	const [number = 0, label] = [exampleNumbers[index], labels[index]];
	const labelFields = label === undefined ? {} : { label, name: nameOfClass(label) };
	return {
		...exampleWithNumber(number),
		...labelFields,
		file: filePathOf(number),
		x: points[2 * index] ?? 0,
		y: points[2 * index + 1] ?? 0,
	};
}

/** The map as a canvas for a file, on the background colour of the theme. */
function paintedMap(map: PlacedExamples): HTMLCanvasElement {
	const canvas = document.createElement("canvas");
	paintMap(canvas, map, SAVED_SIDE, 2, theme.peek());
	const context = canvas.getContext("2d");
	if (context) {
		context.globalCompositeOperation = "destination-over";
		context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--surface");
		context.fillRect(0, 0, canvas.width, canvas.height);
	}
	return canvas;
}
