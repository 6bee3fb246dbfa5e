/** The view in which a data set is chosen, or made of a visitor's own pictures. */

import { useEffect } from "preact/hooks";
import { dataSet } from "../../state/dataSet";
import { watchOwnDataSets } from "../../state/ownDataSets";
import { Deferred } from "../../widgets/Deferred";
import { ViewIntro } from "../ViewIntro";
import { ContactSheet } from "./ContactSheet";
import css from "./Data.module.css";
import { DataSets } from "./DataSets";
import { DrawnClass } from "./drawn/DrawnClass";
import { Import } from "./Import";
import { listenForPaste } from "./paste";
import { TrainForDataSet } from "./TrainForDataSet";
import { texts } from "./texts";

export function Data() {
	const { title, lead, tryText } = texts.value;
	useEffect(listenForPaste, []);
	useEffect(() => void watchOwnDataSets(), []);
	return (
		<>
			<ViewIntro title={title} lead={lead} tryText={tryText} />
			<div class={css.data}>
				<DataSets />
				<Import />
			</div>
			{dataSet.value.pretrainedFolder === undefined && <TrainForDataSet />}
			<DrawnClass />
			<Deferred>
				<ContactSheet />
			</Deferred>
		</>
	);
}
