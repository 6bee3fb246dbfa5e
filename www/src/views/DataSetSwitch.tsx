/** The data set that all views show. */

import { allDataSets, dataSet } from "../state/dataSet";
import { chooseDataSet } from "../state/dataSetInUrl";
import { language } from "../state/language";
import { strings } from "../strings";

export function DataSetSwitch() {
	return (
		<label class="data-set" title={strings.value.dataSet}>
			<span class="visually-hidden">{strings.value.dataSet}</span>
			<select value={dataSet.value.id} onChange={({ currentTarget }) => chooseDataSet(currentTarget.value)}>
				{allDataSets.value.map(({ id, name }) => (
					<option key={id} value={id}>
						{name[language.value]}
					</option>
				))}
			</select>
		</label>
	);
}
