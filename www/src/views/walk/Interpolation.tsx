/** Interpolation between two examples, with the selected model and with a plain one. */

import { useEffect } from "preact/hooks";
import { Icon } from "../../widgets/Icon";
import { PixelImage } from "../../widgets/PixelImage";
import { Range } from "../../widgets/Range";
import { Segmented } from "../../widgets/Segmented";
import { Term } from "../../widgets/Term";
import { modelTexts } from "../modelTexts";
import { FrameStrip } from "./FrameStrip";
import { LatentPointPicker } from "./LatentPointPicker";
import { NothingToDecode } from "./NothingToDecode";
import { decodedPaths, frameOf, PLAIN_MODEL } from "./path";
import css from "./paths.module.css";
import { goToStep, isPlaying, stepBy, syncPlayer, togglePlaying } from "./player";
import { SaveWalk } from "./SaveWalk";
import {
	hasPrior,
	isSpherical,
	model,
	PATH_LENGTH,
	pathEnd,
	pathStart,
	pathStep,
	playbackSpeed,
	speedRange,
} from "./state";
import { texts } from "./texts";

function PathSettings() {
	const { fromName, toName, interpolation, linear, spherical: slerp, interpolationExplained } = texts.value;
	const decodedPath = decodedPaths.value?.selected;
	const options = [
		{ value: "linear", name: linear, content: linear },
		{ value: "spherical", name: slerp, content: slerp },
	] as const;
	return (
		<div class={css.ends}>
			<LatentPointPicker
				label={fromName}
				point={pathStart.current.value}
				image={decodedPath && frameOf(decodedPath, 0)}
				onChoose={pathStart.set}
			/>
			<LatentPointPicker
				label={toName}
				point={pathEnd.current.value}
				image={decodedPath && frameOf(decodedPath, PATH_LENGTH - 1)}
				onChoose={pathEnd.set}
			/>
			<div class={css.interpolation}>
				<Term name={interpolation} explanation={interpolationExplained} />
				<Segmented
					legend={interpolation}
					options={options}
					chosen={isSpherical.value ? "spherical" : "linear"}
					onChoose={(value) => {
						isSpherical.value = value === "spherical";
					}}
				/>
			</div>
		</div>
	);
}

function Transport() {
	const { play, pause, stepBack, stepForward, stepName, stepValue, speedName, speedValue } = texts.value;
	return (
		<div class={css.transport}>
			<div class={css.transportButtons}>
				<button type="button" class="button" title={stepBack} onClick={() => stepBy(-1)}>
					<Icon name="back" />
				</button>
				<button type="button" class={`button button-primary ${css.transportPlay}`} onClick={togglePlaying}>
					<Icon name={isPlaying.value ? "pause" : "play"} />
					{isPlaying.value ? pause : play}
				</button>
				<button type="button" class="button" title={stepForward} onClick={() => stepBy(1)}>
					<Icon name="forward" />
				</button>
			</div>
			<Range
				label={stepName}
				min={0}
				max={PATH_LENGTH - 1}
				step={1}
				value={pathStep.value}
				text={stepValue(pathStep.value, PATH_LENGTH - 1)}
				onInput={goToStep}
			/>
			<Range
				label={speedName}
				min={speedRange.min}
				max={speedRange.max}
				step={5}
				value={playbackSpeed.value}
				text={speedValue(playbackSpeed.value)}
				onInput={(value) => {
					playbackSpeed.value = value;
				}}
			/>
		</div>
	);
}

function Paths() {
	const { frameName } = texts.value;
	if (!decodedPaths.value) return <NothingToDecode />;
	const { selected, plain } = decodedPaths.value;
	const paths = [
		{ id: model.value, path: selected },
		{ id: PLAIN_MODEL, path: plain },
	] as const;
	return (
		<>
			{paths.map(({ id, path }) => (
				<figure key={id} class={css.model}>
					<div class="picture">
						<PixelImage values={frameOf(path, pathStep.value)} label={frameName(modelTexts(id).name)} />
					</div>
					<figcaption>
						<h3>{modelTexts(id).name}</h3>
						<p class="small">{modelTexts(id).sentence}</p>
						<FrameStrip path={path} />
					</figcaption>
				</figure>
			))}
		</>
	);
}

export function Interpolation() {
	const { pathHeading, pathText, pathTextPlain } = texts.value;
	useEffect(syncPlayer, []);
	return (
		<section class={css.path} aria-labelledby="path-heading" tabIndex={-1}>
			<div class={css.sectionHead}>
				<h2 id="path-heading" class={css.sectionTitle}>
					{pathHeading}
				</h2>
				<p class={css.sectionText}>{hasPrior.value ? pathText : pathTextPlain}</p>
			</div>
			<div class={css.body}>
				<div class={css.controls}>
					<PathSettings />
					<Transport />
					<SaveWalk />
				</div>
				<div class={css.models}>
					<Paths />
				</div>
			</div>
		</section>
	);
}
