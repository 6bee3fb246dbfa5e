/** What is normal, what is anomalous, the model and the score. */

import type { ComponentChildren } from "preact";
import type { ModelId } from "../../engine/protocol";
import { classLabels, dataSet, isMnist, nameOfClass } from "../../state/dataSet";
import { language } from "../../state/language";
import { isOwnModel } from "../../state/modelBytes";
import { ownModels } from "../../state/ownModels";
import { reconstructors } from "../../state/reconstructors";
import { strings } from "../../strings";
import { Segmented } from "../../widgets/Segmented";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import { sizedName } from "../modelTexts";
import { BusyNote, TrainButton } from "../oneClick/TrainButton";
import { ViewLink } from "../ViewLink";
import css from "./DetectSetup.module.css";
import { excludedClassNames } from "./names";
import {
	anomalySource,
	anomalySources,
	chooseAnomalySource,
	chooseModel,
	chooseScoreKind,
	EXCLUDED_CLASSES,
	excludedClasses,
	model,
	ONLY_DRAWING,
	offeredScoreKinds,
	otherDataSets,
	scoreKind,
	setExcludedClasses,
	toggleClass,
} from "./state";
import { texts } from "./texts";
import { trainDetector } from "./training";

export function Setup() {
	const { settings, ownPictures } = texts.value;
	const section = useFocusFallback<HTMLElement>(excludedClasses.value);
	return (
		<section ref={section} tabIndex={-1} class={css.setup} aria-label={settings}>
			<div class={css.choices}>
				{classLabels.value.length > 1 && <NormalClasses />}
				<AnomalySourceSelect />
				{model.value !== undefined && <ModelSelect />}
				<ScoreSelect />
			</div>
			{excludedClasses.value.length > 0 && <ExcludedClassButtons />}
			<ScoreExplanation />
			{dataSet.value.pretrainedFolder !== undefined && (
				<p class="small">
					<ViewLink to="data">{ownPictures}</ViewLink>
				</p>
			)}
		</section>
	);
}

/** 8, the digit that looks most like others; in data sets without digits the first class. */
function defaultExcludedClass(): number {
	return dataSet.value.kind === "digits" && classLabels.value.includes(8) ? 8 : 0;
}

function NormalClasses() {
	const { normal, everything, allBut, allButSome } = texts.value;
	const isAll = excludedClasses.value.length === 0;
	const excludedName = nameOfClass(defaultExcludedClass());
	const some = isAll ? allBut(excludedName) : allButSome;
	const options = [
		{ value: "all", name: everything, content: everything },
		{ value: "some", name: some, content: some },
	] as const;
	return (
		<div class={`${css.choice} ${css.normal}`}>
			<span class={css.name} aria-hidden="true">
				{normal}
			</span>
			<Segmented
				legend={normal}
				options={options}
				chosen={isAll ? "all" : "some"}
				onChoose={(chosen) => setExcludedClasses(chosen === "all" ? [] : [defaultExcludedClass()])}
			/>
		</div>
	);
}

function ExcludedClassButtons() {
	const { leftOut, leaveOut } = texts.value;
	return (
		<fieldset class={css.classes}>
			<legend class="visually-hidden">{leftOut}</legend>
			{classLabels.value.map((label) => (
				<button
					key={label}
					type="button"
					class={css.class}
					aria-pressed={excludedClasses.value.includes(label)}
					aria-label={leaveOut(nameOfClass(label))}
					onClick={() => toggleClass(label)}
				>
					{nameOfClass(label)}
				</button>
			))}
		</fieldset>
	);
}

interface SelectProps<T extends string> {
	label: string;
	chosen: T;
	options: readonly { value: T; name: string }[];
	onChoose(value: T): void;
}

function Select<T extends string>({ label, chosen, options, onChoose }: SelectProps<T>) {
	return (
		<label class={css.choice}>
			<span class={css.name}>{label}</span>
			<select
				value={chosen}
				onChange={({ currentTarget }) => {
					const found = options.find(({ value }) => value === currentTarget.value);
					if (found) onChoose(found.value);
				}}
			>
				{options.map(({ value, name }) => (
					<option key={value} value={value}>
						{name}
					</option>
				))}
			</select>
		</label>
	);
}

function anomalySourceName(id: string): string {
	const { leftOut, onlyDrawing } = texts.value;
	if (id === EXCLUDED_CLASSES) return strings.value.labelled(leftOut, excludedClassNames());
	return (
		otherDataSets.value.find((known) => known.id === id)?.name[language.value] ??
		(id === ONLY_DRAWING ? onlyDrawing : id)
	);
}

function AnomalySourceSelect() {
	const options = anomalySources.value.map((value) => ({ value, name: anomalySourceName(value) }));
	return (
		<Select
			label={texts.value.anomalous}
			chosen={anomalySource.value}
			options={options}
			onChoose={chooseAnomalySource}
		/>
	);
}

function ModelSelect() {
	const options = reconstructors.value.map((value) => ({ value, name: sizedName(value) }));
	const [first] = options;
	const chosen = model.value ?? first?.value ?? "vanilla";
	return <Select label={texts.value.model} chosen={chosen} options={options} onChoose={chooseModel} />;
}

function ScoreSelect() {
	const { score: label, scores } = texts.value;
	const options = offeredScoreKinds.value.map((value) => ({ value, name: scores[value].name }));
	return <Select label={label} chosen={scoreKind.value} options={options} onChoose={chooseScoreKind} />;
}

function ScoreExplanation() {
	const { scores, caveat, caveatDigits } = texts.value;
	return (
		<div class={css.explained}>
			<p>{scores[scoreKind.value].explained}</p>
			{scoreKind.value === "squaredError" && <p>{isMnist.value ? caveatDigits : caveat}</p>}
		</div>
	);
}

/** Whether the model is known to have learnt from an excluded class; of a model from a file that is not known. */
function hasLearntExcluded(id: ModelId): boolean {
	if (!isOwnModel(id)) return true;
	const { data, without = [] } = ownModels.value.find((known) => known.id === id) ?? {};
	return data === dataSet.value.id && !excludedClasses.value.every((label) => without.includes(label));
}

/** Offered where the model has learnt what it is to find, and where there is none. */
export function TrainOffer() {
	const { hasLearnt, trainWithout, trainAny, trainNote, noModel } = texts.value;
	const id = model.value;
	if (id === undefined) return <Offer text={noModel} action={trainAny} note={trainNote} />;
	if (anomalySource.value !== EXCLUDED_CLASSES || !hasLearntExcluded(id)) return null;
	return <Offer text={hasLearnt(excludedClassNames())} action={trainWithout} note={trainNote} />;
}

function Offer({ text, action, note }: { text: ComponentChildren; action: string; note: string }) {
	return (
		<div class={css.offer}>
			<p>{text}</p>
			<TrainButton label={action} onTrain={(preloadView) => void trainDetector(preloadView)} />
			<p class="small">{note}</p>
			<BusyNote />
		</div>
	);
}
