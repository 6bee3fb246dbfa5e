/** Selects which of the models is shown; adds or removes one. */

import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../../../widgets/Icon";
import { Segmented } from "../../../widgets/Segmented";
import css from "./Setup.module.css";
import {
	addModel,
	canAddModel,
	chooseModel,
	modelLetters,
	removeModel,
	selectedModelIndex,
	settings,
	validationErrors,
} from "./settings";
import { texts } from "./texts";

function optionOf(index: number) {
	const { modelName: nameOf, modelNameInvalid: nameOfInvalid } = texts.value;
	const value = modelLetters[index] ?? "A";
	const isInvalid = Object.keys(validationErrors.value.models[index] ?? {}).length > 0;
	const name = isInvalid ? nameOfInvalid(value) : nameOf(value);
	return { value, name, content: isInvalid ? `${value} !` : value };
}

function ModelSwitch() {
	return (
		<Segmented
			legend={texts.value.shownModel}
			options={settings.value.models.map((_, index) => optionOf(index))}
			chosen={modelLetters[selectedModelIndex.value] ?? "A"}
			onChoose={(name) => chooseModel(modelLetters.indexOf(name))}
		/>
	);
}

/** Where the pressed button disappears, the focus moves to the switch or to the remaining button. */
function useRestoredFocus() {
	const container = useRef<HTMLDivElement>(null);
	const shouldRestore = useRef(false);
	useLayoutEffect(() => {
		if (!shouldRestore.current) return;
		shouldRestore.current = false;
		if (container.current?.contains(document.activeElement)) return;
		container.current?.querySelector<HTMLElement>("input:checked, button")?.focus();
	});
	const keepFocus = (change: () => void) => {
		shouldRestore.current = true;
		change();
	};
	return { container, keepFocus };
}

/** The switch also works while a training runs; only the number of models is locked. */
export function ModelList({ disabled }: { disabled: boolean }) {
	const { addModel: add, removeModel: remove, compareNote } = texts.value;
	const hasSeveralModels = settings.value.models.length > 1;
	const selected = selectedModelIndex.value;
	const { container, keepFocus } = useRestoredFocus();
	return (
		<div ref={container} class={css.models}>
			{hasSeveralModels && <ModelSwitch />}
			<fieldset class={css.modelTools} disabled={disabled}>
				{canAddModel.value && (
					<button type="button" class="button button-quiet" onClick={() => keepFocus(addModel)}>
						<Icon name="plus" />
						{add}
					</button>
				)}
				{hasSeveralModels && (
					<button type="button" class="button button-quiet" onClick={() => keepFocus(() => removeModel(selected))}>
						<Icon name="minus" />
						{remove(modelLetters[selected] ?? "A")}
					</button>
				)}
			</fieldset>
			{hasSeveralModels && <p class="small">{compareNote}</p>}
		</div>
	);
}
