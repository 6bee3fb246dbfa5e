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
import { frameOf, PLAIN_MODEL, path } from "./path";
import css from "./paths.module.css";
import { goToStep, isPlaying, stepBy, syncPlayer, togglePlaying } from "./player";
import { SaveWalk } from "./SaveWalk";
import { from, hasPrior, model, STEPS, speed, speeds, spherical, step, to } from "./state";
import { texts } from "./texts";

function PathSettings() {
	const { fromName, toName, interpolation, linear, spherical: slerp, interpolationExplained } = texts.value;
	const decodedPath = path.value?.selected;
	const options = [
		{ value: "linear", name: linear, content: linear },
		{ value: "spherical", name: slerp, content: slerp },
	] as const;
	return (
		<div class={css.ends}>
			<LatentPointPicker
				label={fromName}
				point={from.shown.value}
				image={decodedPath && frameOf(decodedPath, 0)}
				onChoose={from.set}
			/>
			<LatentPointPicker
				label={toName}
				point={to.shown.value}
				image={decodedPath && frameOf(decodedPath, STEPS - 1)}
				onChoose={to.set}
			/>
			<div class={css.interpolation}>
				<Term name={interpolation} explanation={interpolationExplained} />
				<Segmented
					legend={interpolation}
					options={options}
					chosen={spherical.value ? "spherical" : "linear"}
					onChoose={(value) => {
						spherical.value = value === "spherical";
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
				max={STEPS - 1}
				step={1}
				value={step.value}
				text={stepValue(step.value, STEPS - 1)}
				onInput={goToStep}
			/>
			<Range
				label={speedName}
				min={speeds.min}
				max={speeds.max}
				step={5}
				value={speed.value}
				text={speedValue(speed.value)}
				onInput={(value) => {
					speed.value = value;
				}}
			/>
		</div>
	);
}

function Paths() {
	const { frameName } = texts.value;
	if (!path.value) return <NothingToDecode />;
	const { selected, plain } = path.value;
	const paths = [
		{ id: model.value, path: selected },
		{ id: PLAIN_MODEL, path: plain },
	] as const;
	return (
		<>
			{paths.map(({ id, path }) => (
				<figure key={id} class={css.model}>
					<div class="picture">
						<PixelImage values={frameOf(path, step.value)} label={frameName(modelTexts(id).name)} />
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
