/** Cleans a folder of the visitor's own pictures, and gives it back with before and after. */

import { useEffect } from "preact/hooks";
import type { ModelId } from "../../../engine/protocol";
import { imageShape } from "../../../state/dataSet";
import { watchOwnDataSets } from "../../../state/ownDataSets";
import { BytesImage } from "../../../widgets/BytesImage";
import { download } from "../../../widgets/download";
import { formatBytes } from "../../../widgets/formatBytes";
import { Notice } from "../../../widgets/Notice";
import { useFocusFallback } from "../../../widgets/useFocusFallback";
import { modelTexts } from "../../modelTexts";
import { BusyNote, TrainButton } from "../../oneClick/TrainButton";
import { trainDenoisers } from "../../oneClick/trainModels";
import { OpeningFiles, PictureFiles } from "../../pictures/PictureFiles";
import { SkippedFiles } from "../../pictures/SkippedFiles";
import { texts as fileTexts } from "../../pictures/texts";
import "../../../styles/part.css";
import css from "./CleanPictures.module.css";
import { chooseCleaner, cleaner, cleaners } from "./cleaner";
import {
	cleanAll,
	cleanedSample,
	cleanedSampleQuery,
	cleaningError,
	currentOwnDataSet,
	discardPictures,
	isCurrentCleaner,
	openDataSet,
	openedSource,
	openFiles,
	phase,
	retry,
	samplePictures,
	stopCleaning,
} from "./cleaning";
import { texts } from "./texts";

export function CleanPictures() {
	const { title, lead, inUse } = texts.value;
	const { height, width } = imageShape.value;
	const ownDataSet = currentOwnDataSet.value;
	useEffect(() => void watchOwnDataSets(), []);
	useEffect(cleanedSampleQuery.sync, []);
	const section = useFocusFallback<HTMLElement>(phase.value.kind, samplePictures.value);
	return (
		<section class="part" aria-labelledby="clean-pictures" ref={section} tabIndex={-1}>
			<h2 id="clean-pictures">{title}</h2>
			<p class="small">{lead(`${width} × ${height}`)}</p>
			<PictureFiles onFiles={(collecting) => void openFiles(collecting)}>
				{ownDataSet && (
					<button type="button" class="button" onClick={() => void openDataSet()}>
						{inUse(ownDataSet.record.trainCount + ownDataSet.testCount)}
					</button>
				)}
			</PictureFiles>
			<Failure />
			{phase.value.kind === "opening" && <OpeningFiles />}
			{samplePictures.value && (
				<div class={css.opened}>
					<CleanerModel />
					<CleaningButtons />
					<SamplePairs />
					<SkippedPictures />
				</div>
			)}
		</section>
	);
}

function Failure() {
	const { failed } = texts.value;
	const { failed: notRead, noPictures, falsified } = fileTexts.value;
	const found = cleaningError.value ?? (samplePictures.value && cleanedSampleQuery.error.value);
	if (!found) return null;
	if (found.code === "no_pictures") return <Notice title={noPictures} />;
	if (found.code === "falsified_canvas") return <Notice title={falsified} />;
	if (!samplePictures.value) return <Notice title={notRead} detail={found.message} />;
	return <Notice title={failed} detail={found.message} onAction={retry} />;
}

function CleanerModel() {
	const { model } = texts.value;
	if (cleaner.value === undefined) return <NoCleaner />;
	return (
		<div class={css.model}>
			<CleanerSelect label={model} />
		</div>
	);
}

/** While no denoiser of these pictures exists; other autoencoders can be chosen all the same. */
function NoCleaner() {
	const { noModel, trainDenoisers: train, otherModel } = texts.value;
	return (
		<>
			<div class={css.model}>
				<p>{noModel}</p>
				<TrainButton label={train} isPrimary onTrain={(preloadView) => void trainDenoisers(preloadView)} />
				<BusyNote />
			</div>
			{cleaners.value.length > 0 && <CleanerSelect label={otherModel} />}
		</>
	);
}

function CleanerSelect({ label }: { label: string }) {
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

function SamplePairs() {
	const { sample: heading, opened, before, after } = texts.value;
	const batch = samplePictures.value;
	if (!batch) return null;
	const { width, channels } = imageShape.value;
	const length = batch.bytes.length / Math.max(1, batch.paths.length);
	const pictureAt = (bytes: Uint8Array, index: number) => bytes.subarray(index * length, (index + 1) * length);
	const cleaned = cleanedSample.value;
	return (
		<div>
			<h3 class="label">{cleaner.value === undefined ? opened : heading}</h3>
			<ul class={css.sample}>
				{batch.paths.map((path, index) => (
					<li key={path} title={path}>
						<BytesImage bytes={pictureAt(batch.bytes, index)} width={width} channels={channels} label={before(path)} />
						{cleaned && (
							<BytesImage bytes={pictureAt(cleaned, index)} width={width} channels={channels} label={after(path)} />
						)}
					</li>
				))}
			</ul>
		</div>
	);
}

function CleaningButtons() {
	const { cleanAll: clean, working, closePictures, cleaned, save } = texts.value;
	const { stop } = fileTexts.value;
	const current = phase.value;
	if (current.kind === "working") {
		return (
			<div class="tools">
				<progress aria-label={working} value={current.done} max={1} />
				<button type="button" class="button" onClick={() => stopCleaning()}>
					{stop}
				</button>
			</div>
		);
	}
	const isDone = current.kind === "cleaned" && isCurrentCleaner(current.cleanedBy);
	return (
		<>
			{isDone && <p>{cleaned(current.count)}</p>}
			<div class="tools">
				{isDone ? (
					<button type="button" class="button button-primary" onClick={() => download(ZIP_FILE_NAME, current.zip)}>
						{save(formatBytes(current.zip.size))}
					</button>
				) : (
					cleaner.value && (
						<button type="button" class="button button-primary" onClick={() => void cleanAll()}>
							{clean(openedSource.value?.count ?? 0)}
						</button>
					)
				)}
				<button type="button" class="button" onClick={discardPictures}>
					{closePictures}
				</button>
			</div>
		</>
	);
}

const ZIP_FILE_NAME = "cleaned-pictures.zip";

/** What could not be read, as far as it is known: of all pictures once all were read. */
function SkippedPictures() {
	const current = phase.value;
	const known = [...(openedSource.value?.skipped ?? []), ...(samplePictures.value?.skipped ?? [])];
	return <SkippedFiles files={current.kind === "cleaned" ? current.skipped : known} />;
}
