/** What is normal, what is anomalous, the model and the score. */

import type { ComponentChildren } from "preact";
import type { ModelId } from "../../engine/protocol";
import { className, dataSet, isMnist, labels } from "../../state/dataSet";
import { language } from "../../state/language";
import { isOwn } from "../../state/modelBytes";
import { ownModels } from "../../state/ownModels";
import { reconstructors } from "../../state/reconstructors";
import { strings } from "../../strings";
import { Segmented } from "../../widgets/Segmented";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import { sizedName } from "../modelTexts";
import { BusyNote, TrainButton } from "../oneClick/TrainButton";
import { ViewLink } from "../ViewLink";
import css from "./DetectSetup.module.css";
import { excludedNames } from "./names";
import {
	against,
	againstChoices,
	CLASSES,
	chooseAgainst,
	chooseModel,
	chooseScore,
	DRAWING,
	exclude,
	excluded,
	model,
	offeredScores,
	rivals,
	score,
	toggleClass,
} from "./state";
import { texts } from "./texts";
import { trainDetector } from "./training";

export function Setup() {
	const { settings, ownPictures } = texts.value;
	const part = useFocusFallback<HTMLElement>(excluded.value);
	return (
		<section ref={part} tabIndex={-1} class={css.setup} aria-label={settings}>
			<div class={css.choices}>
				{labels.value.length > 1 && <Normal />}
				<Against />
				{model.value !== undefined && <Model />}
				<Score />
			</div>
			{excluded.value.length > 0 && <Classes />}
			<Explained />
			{dataSet.value.models !== undefined && (
				<p class="small">
					<ViewLink to="data">{ownPictures}</ViewLink>
				</p>
			)}
		</section>
	);
}

/** The digit that looks most like others; of other classes the first. */
function usualExcluded(): number {
	return dataSet.value.kind === "digits" && labels.value.includes(8) ? 8 : 0;
}

function Normal() {
	const { normal, everything, allBut, allButSome } = texts.value;
	const isAll = excluded.value.length === 0;
	const usual = className(usualExcluded());
	const some = isAll ? allBut(usual) : allButSome;
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
				onChoose={(chosen) => exclude(chosen === "all" ? [] : [usualExcluded()])}
			/>
		</div>
	);
}

function Classes() {
	const { leftOut, leaveOut } = texts.value;
	return (
		<fieldset class={css.classes}>
			<legend class="visually-hidden">{leftOut}</legend>
			{labels.value.map((label) => (
				<button
					key={label}
					type="button"
					class={css.class}
					aria-pressed={excluded.value.includes(label)}
					aria-label={leaveOut(className(label))}
					onClick={() => toggleClass(label)}
				>
					{className(label)}
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

function againstName(id: string): string {
	const { leftOut, onlyDrawing } = texts.value;
	if (id === CLASSES) return strings.value.labelled(leftOut, excludedNames());
	return rivals.value.find((known) => known.id === id)?.name[language.value] ?? (id === DRAWING ? onlyDrawing : id);
}

function Against() {
	const options = againstChoices.value.map((value) => ({ value, name: againstName(value) }));
	return <Select label={texts.value.anomalous} chosen={against.value} options={options} onChoose={chooseAgainst} />;
}

function Model() {
	const options = reconstructors.value.map((value) => ({ value, name: sizedName(value) }));
	const [first] = options;
	const chosen = model.value ?? first?.value ?? "vanilla";
	return <Select label={texts.value.model} chosen={chosen} options={options} onChoose={chooseModel} />;
}

function Score() {
	const { score: label, scores } = texts.value;
	const options = offeredScores.value.map((value) => ({ value, name: scores[value].name }));
	return <Select label={label} chosen={score.value} options={options} onChoose={chooseScore} />;
}

function Explained() {
	const { scores, trap, trapDigits } = texts.value;
	return (
		<div class={css.explained}>
			<p>{scores[score.value].explained}</p>
			{score.value === "squaredError" && <p>{isMnist.value ? trapDigits : trap}</p>}
		</div>
	);
}

/** Of a model in a file it is not known what it has learnt from. */
function hasLearntExcluded(id: ModelId): boolean {
	if (!isOwn(id)) return true;
	const { data, without = [] } = ownModels.value.find((known) => known.id === id) ?? {};
	return data === dataSet.value.id && !excluded.value.every((label) => without.includes(label));
}

/** Offered where the model has learnt what it is to find, and where there is none. */
export function TrainOffer() {
	const { hasLearnt, trainWithout, trainAny, trainNote, noModel } = texts.value;
	const id = model.value;
	if (id === undefined) return <Offer text={noModel} action={trainAny} note={trainNote} />;
	if (against.value !== CLASSES || !hasLearntExcluded(id)) return null;
	return <Offer text={hasLearnt(excludedNames())} action={trainWithout} note={trainNote} />;
}

function Offer({ text, action, note }: { text: ComponentChildren; action: string; note: string }) {
	return (
		<div class={css.offer}>
			<p>{text}</p>
			<TrainButton label={action} onTrain={(prepare) => void trainDetector(prepare)} />
			<p class="small">{note}</p>
			<BusyNote />
		</div>
	);
}
