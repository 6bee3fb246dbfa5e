/** The examples on one map, with how far it can be trusted. */

import type { EngineError } from "../../engine/error";
import type { ModelId } from "../../engine/protocol";
import { className } from "../../state/dataSet";
import { exampleOf } from "../../state/exampleNumbers";
import { fittingOwnModels } from "../../state/modelSelection";
import { needPaths } from "../../state/paths";
import { theme } from "../../state/preferences";
import { formatMeasure, formatNumber, formatShare, joinSentences, noun, sentenceGap, strings } from "../../strings";
import { csvFile } from "../../widgets/csv";
import { download, savePng } from "../../widgets/download";
import { Icon } from "../../widgets/Icon";
import { Notice } from "../../widgets/Notice";
import { Term } from "../../widgets/Term";
import { withLargestClass } from "../largestClass";
import { ViewLink } from "../ViewLink";
import { paintMap } from "./canvas";
import { type MapRow, mapToCsv } from "./csv";
import css from "./Map.module.css";
import { ModelSelect } from "./ModelSelect";
import { maps, NEIGHBOURS, type PlacedExamples } from "./maps";
import { pathOf } from "./names";
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

/** Side of a saved map in CSS pixels, each of two pixels of the file. */
const SAVED_SIDE = 800;

export function ExampleMap({ kind }: { kind: MapKind }) {
	const { result, done } = maps[kind];
	const name = texts.value.names[kind];
	const map = result.value;
	const label = texts.value.plot(name, formatNumber(map?.numbers.length ?? 0), noun.value.many);
	const id = `map-${kind}`;
	return (
		<section class={css.map} aria-labelledby={id} aria-busy={done.value !== undefined}>
			<div class={css.mapHead}>
				<h2 id={id} class="label">
					{name}
				</h2>
				<Chooser kind={kind} />
				{map && <Save kind={kind} map={map} name={name} />}
			</div>
			<div class={css.plot}>
				{map ? <Plot kind={kind} map={map} label={label} /> : <div class={css.frame} />}
				<Progress kind={kind} name={name} />
			</div>
			<Failure kind={kind} name={name} />
			{map && <Figures kind={kind} map={map} />}
		</section>
	);
}

function Chooser({ kind }: { kind: MapKind }) {
	const choosers = {
		plane: { wanted: wantedPlaneModel, chosen: planeModel, shipped: planeModelIds, fits: isPlaneModel },
		code: { wanted: wantedCodeModel, chosen: codeModel, shipped: codeModelIds, fits: isCodeModel },
	};
	if (kind === "pixels") return null;
	const { wanted, chosen, shipped, fits } = choosers[kind];
	const own = fittingOwnModels.value.filter(fits).map(({ id }) => id);
	const choose = (id: ModelId) => {
		wanted.value = id;
	};
	return <ModelSelect chosen={chosen.value} offered={[...shipped, ...own]} onChoose={choose} />;
}

function Progress({ kind, name }: { kind: MapKind; name: string }) {
	const { result, done, error } = maps[kind];
	const { computing, waiting } = texts.value;
	if (done.value !== undefined) {
		return (
			<div class={css.progress}>
				<progress class="bar" aria-label={computing(name)} value={done.value} max={1} />
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
	return <Notice title={failed(name)} {...reasonOf(error)} onRetry={maps[kind].retry} />;
}

function reasonOf({ code, message }: EngineError): { reason: string } | { detail: string } {
	return code === "config" || code === "length" || code === "array"
		? { reason: texts.value.tooFew }
		: { detail: message };
}

function Figures({ kind, map }: { kind: MapKind; map: PlacedExamples }) {
	const { trust, trustExplained, accuracy, accuracyExplained, features, featuresExplained, notes } = texts.value;
	const explained = map.explained?.reduce((sum, part) => sum + part, 0) ?? 1;
	const isReduced = map.explained !== undefined;
	return (
		<>
			<dl class={css.figures}>
				{map.trustworthiness !== undefined && (
					<>
						<dt>
							<Term name={trust} explanation={trustExplained(NEIGHBOURS)} />
						</dt>
						<dd>{formatMeasure(map.trustworthiness, map.numbers.length)}</dd>
					</>
				)}
				{map.accuracy !== undefined && (
					<>
						<dt>
							<Term name={accuracy} explanation={withLargestClass(accuracyExplained(NEIGHBOURS))} />
						</dt>
						<dd>{formatShare(map.accuracy, map.numbers.length)}</dd>
					</>
				)}
				{isReduced && map.featureAccuracy !== undefined && (
					<>
						<dt>
							<Term name={features} explanation={withLargestClass(featuresExplained)} />
						</dt>
						<dd>{formatShare(map.featureAccuracy, map.numbers.length)}</dd>
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

function Save({ kind, map, name }: { kind: MapKind; map: PlacedExamples; name: string }) {
	const { saveCsv, saveName } = texts.value;
	const { savePng: saveAsPng } = strings.value;
	const saveTable = async () => {
		await needPaths();
		const table = mapToCsv(Array.from(map.numbers, (_, index) => rowOf(map, index)));
		download(`map-${kind}.csv`, csvFile(table));
	};
	const savePicture = () => savePng(`map-${kind}`, picture(map));
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

function rowOf({ numbers, labels, points }: PlacedExamples, index: number): MapRow {
	const [number = 0, label] = [numbers[index], labels[index]];
	const labelled = label === undefined ? {} : { label, name: className(label) };
	return {
		...exampleOf(number),
		...labelled,
		file: pathOf(number),
		x: points[2 * index] ?? 0,
		y: points[2 * index + 1] ?? 0,
	};
}

/** On the paper of the theme. */
function picture(map: PlacedExamples): HTMLCanvasElement {
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
