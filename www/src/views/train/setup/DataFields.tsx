/** The training data: number of digits, excluded classes, batch size, noise, seed. */

import { useId } from "preact/hooks";
import { takeFreshSeed } from "../../../state/freshSeed";
import { formatNumber } from "../../../strings";
import { Icon } from "../../../widgets/Icon";
import { Segmented } from "../../../widgets/Segmented";
import { Advanced } from "./Advanced";
import { bounds, hasLevel, levels, noiseKinds } from "./bounds";
import { Field, Reason } from "./Field";
import css from "./fields.module.css";
import setupCss from "./Setup.module.css";
import { setNoise, setSettings, settings, toggleClass, validationErrors } from "./settings";
import { texts } from "./texts";

const digitCounts = ["1000", "4000", "10000", "30000", "60000"];
const classes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

function DataInput({ of: field }: { of: "digits" | "batch" | "seed" }) {
	return (
		<Field
			{...texts.value.fields[field]}
			value={settings.value[field]}
			error={validationErrors.value.shared[field]}
			step={bounds[field].step}
			isWide={field === "digits"}
			onInput={(text) => setSettings({ [field]: text })}
		>
			{field === "digits" && <DigitCounts />}
			{field === "seed" && <FreshSeed />}
		</Field>
	);
}

function FreshSeed() {
	const { freshSeed: name } = texts.value;
	const setFreshSeed = () => {
		const setSeed = (seed: number) => setSettings({ seed: String(seed) });
		void takeFreshSeed(Number(settings.value.seed), setSeed);
	};
	return (
		<button type="button" class="button-icon" aria-label={name} title={name} onClick={setFreshSeed}>
			<Icon name="shuffle" />
		</button>
	);
}

function DigitCounts() {
	const options = digitCounts.map((value) => {
		const name = formatNumber(Number(value));
		return { value, name, content: name };
	});
	return (
		<Segmented
			legend={texts.value.digitCounts}
			options={options}
			chosen={settings.value.digits}
			onChoose={(digits) => setSettings({ digits })}
		/>
	);
}

function NoiseFields() {
	const { noise: legend, noises, mixedNote, levels: names } = texts.value;
	const { noise, level } = settings.value;
	const options = noiseKinds.map((value) => ({ value, name: noises[value], content: noises[value] }));
	return (
		<div class={css.field}>
			<span class={css.name} aria-hidden="true">
				{legend}
			</span>
			<Segmented legend={legend} options={options} chosen={noise} onChoose={setNoise} />
			{noise === "mixed" && <p class={css.hint}>{mixedNote}</p>}
			{hasLevel(noise) && (
				<Field
					{...names[noise]}
					value={level}
					error={validationErrors.value.shared.level}
					step={levels[noise].step}
					onInput={(level) => setSettings({ level })}
				/>
			)}
		</div>
	);
}

function ExcludedClasses() {
	const id = useId();
	const { fields, excludedNote, excludeClass, validationError } = texts.value;
	const error = validationErrors.value.shared.excludedClasses;
	return (
		<fieldset class={`${css.field} ${css.wide}`} aria-describedby={error ? `${id} ${id}-reason` : id}>
			<legend class={css.name}>{fields.excludedClasses.name}</legend>
			<div class={setupCss.classes}>
				{classes.map((label) => (
					<button
						key={label}
						type="button"
						class={setupCss.class}
						aria-pressed={settings.value.excludedClasses.includes(label)}
						aria-label={excludeClass(label)}
						onClick={() => toggleClass(label)}
					>
						{label}
					</button>
				))}
			</div>
			<p id={id} class={css.hint}>
				{excludedNote}
			</p>
			{error && <Reason id={`${id}-reason`} text={validationError(error)} />}
		</fieldset>
	);
}

export function DataFields({ disabled }: { disabled: boolean }) {
	const { shared } = validationErrors.value;
	return (
		<fieldset class={setupCss.fields} disabled={disabled} aria-label={texts.value.data}>
			<div class={css.grid}>
				<DataInput of="digits" />
				<DataInput of="batch" />
			</div>
			<NoiseFields />
			<Advanced
				name={texts.value.advancedData}
				isInvalid={shared.excludedClasses !== undefined || shared.seed !== undefined}
			>
				<ExcludedClasses />
				<DataInput of="seed" />
			</Advanced>
		</fieldset>
	);
}
