/** Cleans a folder of the visitor's own pictures, and gives it back with before and after. */

import { useEffect } from "preact/hooks";
import type { ModelId } from "../../../engine/protocol";
import { imageShape } from "../../../state/dataSet";
import { startOwnDataSets } from "../../../state/ownDataSets";
import { BytesImage } from "../../../widgets/BytesImage";
import { download } from "../../../widgets/download";
import { formatBytes } from "../../../widgets/formatBytes";
import { Notice } from "../../../widgets/Notice";
import { useFocusFallback } from "../../../widgets/useFocusFallback";
import { modelTexts } from "../../modelTexts";
import { BusyNote, TrainButton } from "../../oneClick/TrainButton";
import { trainDenoisers } from "../../oneClick/trainThese";
import { Opening, PictureFiles } from "../../pictures/PictureFiles";
import { SkippedFiles } from "../../pictures/SkippedFiles";
import { texts as fileTexts } from "../../pictures/texts";
import "../../../styles/part.css";
import css from "./CleanPictures.module.css";
import { chooseCleaner, cleaner, cleaners } from "./cleaner";
import {
	cleanAll,
	cleanedSample,
	error,
	isOfCleaner,
	openDataSet,
	openFiles,
	ownShown,
	phase,
	reset,
	retry,
	sample,
	sampleWork,
	source,
	stopCleaning,
} from "./cleaning";
import { texts } from "./texts";

export function CleanPictures() {
	const { title, lead, inUse } = texts.value;
	const { height, width } = imageShape.value;
	const own = ownShown.value;
	useEffect(() => void startOwnDataSets(), []);
	useEffect(sampleWork.sync, []);
	const part = useFocusFallback<HTMLElement>(phase.value.kind, sample.value);
	return (
		<section class="part" aria-labelledby="clean-pictures" ref={part} tabIndex={-1}>
			<h2 id="clean-pictures">{title}</h2>
			<p class="small">{lead(`${width} × ${height}`)}</p>
			<PictureFiles onFiles={(collecting) => void openFiles(collecting)}>
				{own && (
					<button type="button" class="button" onClick={() => void openDataSet()}>
						{inUse(own.stored.trainCount + own.testCount)}
					</button>
				)}
			</PictureFiles>
			<Failure />
			{phase.value.kind === "opening" && <Opening />}
			{sample.value && (
				<div class={css.opened}>
					<Model />
					<Actions />
					<Sample />
					<Left />
				</div>
			)}
		</section>
	);
}

function Failure() {
	const { failed } = texts.value;
	const { failed: notRead, noPictures, falsified } = fileTexts.value;
	const found = error.value ?? (sample.value && sampleWork.error.value);
	if (!found) return null;
	if (found.code === "no_pictures") return <Notice title={noPictures} />;
	if (found.code === "falsified") return <Notice title={falsified} />;
	if (!sample.value) return <Notice title={notRead} detail={found.message} />;
	return <Notice title={failed} detail={found.message} onRetry={retry} />;
}

function Model() {
	const { model } = texts.value;
	if (cleaner.value === undefined) return <NoCleaner />;
	return (
		<div class={css.model}>
			<Choice label={model} />
		</div>
	);
}

function NoCleaner() {
	const { noModel, trainDenoisers: train, otherModel } = texts.value;
	return (
		<>
			<div class={css.model}>
				<p>{noModel}</p>
				<TrainButton label={train} isPrimary onTrain={(prepare) => void trainDenoisers(prepare)} />
				<BusyNote />
			</div>
			{cleaners.value.length > 0 && <Choice label={otherModel} />}
		</>
	);
}

function Choice({ label }: { label: string }) {
	return (
		<label class={css.choice}>
			<span>{label}</span>
			<select
				value={cleaner.value ?? ""}
				onChange={({ currentTarget }) => chooseCleaner(currentTarget.value as ModelId)}
			>
				{cleaner.value === undefined && <option value="">{texts.value.chooseModel}</option>}
				{cleaners.value.map((id) => (
					<option key={id} value={id}>
						{modelTexts(id).name}
					</option>
				))}
			</select>
		</label>
	);
}

function Sample() {
	const { sample: heading, opened, before, after } = texts.value;
	const some = sample.value;
	if (!some) return null;
	const { width, channels } = imageShape.value;
	const length = some.bytes.length / Math.max(1, some.paths.length);
	const at = (bytes: Uint8Array, index: number) => bytes.subarray(index * length, (index + 1) * length);
	const cleaned = cleanedSample.value;
	return (
		<div>
			<h3 class="label">{cleaner.value === undefined ? opened : heading}</h3>
			<ul class={css.sample}>
				{some.paths.map((path, index) => (
					<li key={path} title={path}>
						<BytesImage bytes={at(some.bytes, index)} width={width} channels={channels} label={before(path)} />
						{cleaned && <BytesImage bytes={at(cleaned, index)} width={width} channels={channels} label={after(path)} />}
					</li>
				))}
			</ul>
		</div>
	);
}

function Actions() {
	const { cleanAll: clean, working, closePictures, cleaned, save } = texts.value;
	const { stop } = fileTexts.value;
	const at = phase.value;
	if (at.kind === "working") {
		return (
			<div class="tools">
				<progress aria-label={working} value={at.done} max={1} />
				<button type="button" class="button" onClick={() => stopCleaning()}>
					{stop}
				</button>
			</div>
		);
	}
	const isDone = at.kind === "cleaned" && isOfCleaner(at.by);
	return (
		<>
			{isDone && <p>{cleaned(at.count)}</p>}
			<div class="tools">
				{isDone ? (
					<button type="button" class="button button-primary" onClick={() => download(FILE, at.zip)}>
						{save(formatBytes(at.zip.size))}
					</button>
				) : (
					cleaner.value && (
						<button type="button" class="button button-primary" onClick={() => void cleanAll()}>
							{clean(source.value?.count ?? 0)}
						</button>
					)
				)}
				<button type="button" class="button" onClick={reset}>
					{closePictures}
				</button>
			</div>
		</>
	);
}

const FILE = "cleaned-pictures.zip";

/** What could not be read, as far as it is known: of all pictures once all were read. */
function Left() {
	const at = phase.value;
	const known = [...(source.value?.skipped ?? []), ...(sample.value?.skipped ?? [])];
	return <SkippedFiles files={at.kind === "cleaned" ? at.skipped : known} />;
}
