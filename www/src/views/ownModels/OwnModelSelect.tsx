/** Selects one of the visitor's own models, or none; if there are none, a link to Train. */

import type { OwnModelId } from "../../engine/protocol";
import { anyModel, compatibleOwnModels, type ModelFilter, type OwnModelChoice } from "../../state/modelSelection";
import { isPanelShown } from "../../state/panels";
import { modelTexts } from "../modelTexts";
import { otherDataSetName } from "../otherDataSet";
import { ViewLink } from "../ViewLink";
import { texts } from "./chooserTexts";
import css from "./OwnModelSelect.module.css";

interface Props {
	chosen: OwnModelId | undefined;
	/** Which of them can be selected here. */
	fits?: ModelFilter;
	onChoose(id: OwnModelId | undefined): void;
	/** Where another one on the same view has the usual label. */
	label?: string;
}

function nameOf(model: OwnModelChoice): string {
	const { name } = modelTexts(model.id);
	const other = otherDataSetName(model);
	return other ? texts.value.ofOther(name, other) : name;
}

export function OwnModelSelect({ chosen, fits = anyModel, onChoose, label }: Props) {
	const { choose, none, train } = texts.value;
	const offered = compatibleOwnModels.value.filter(fits);
	if (!isPanelShown("own")) return null;
	if (offered.length === 0) {
		return (
			<p class={`small ${css.none}`}>
				<ViewLink to="train">{train}</ViewLink>
			</p>
		);
	}
	return (
		<label class={css.chooser}>
			<span>{label ?? choose}</span>
			<select
				value={chosen ?? ""}
				onChange={({ currentTarget }) => onChoose(offered.find(({ id }) => id === currentTarget.value)?.id)}
			>
				<option value="">{none}</option>
				{offered.map((model) => (
					<option key={model.id} value={model.id}>
						{nameOf(model)}
					</option>
				))}
			</select>
		</label>
	);
}
