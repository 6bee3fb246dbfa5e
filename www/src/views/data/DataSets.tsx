/** The data sets that there are, each with what is known of it. */

import type { StorageError } from "../../state/database";
import { allDataSets, dataSet } from "../../state/dataSet";
import { chooseDataSet } from "../../state/dataSetInUrl";
import type { DataSet } from "../../state/dataSets";
import { language } from "../../state/language";
import {
	dataSetError,
	deleteUnreadableDataSets,
	type OwnDataSet,
	ownDataSets,
	relistDataSets,
} from "../../state/ownDataSets";
import { DeletedNotice } from "../../widgets/DeletedNotice";
import { formatBytes } from "../../widgets/formatBytes";
import { Notice } from "../../widgets/Notice";
import { useFocusFallback } from "../../widgets/useFocusFallback";
import css from "./Data.module.css";
import { deleteWithUndo, deletions, undoDeletion } from "./deletion";
import { texts } from "./texts";

function factsOf(
	{ shape, classCount, testCount, trainCounts, attribution }: DataSet,
	ownDataSet: OwnDataSet | undefined,
): string[] {
	const { counts, size, classes: classText, kept, ofThisTab } = texts.value;
	return [
		counts(trainCounts.at(-1) ?? 0, testCount),
		size(shape.width, shape.height, shape.channels),
		classText(classCount),
		...(attribution ? [attribution] : []),
		...(ownDataSet ? [ownDataSet.isKept ? kept(formatBytes(ownDataSet.record.size)) : ofThisTab] : []),
	];
}

const radioId = (id: string) => `use-${id}`;

/** The view begins again: the focus stays in the list, so that the arrow keys lead on. */
function choose(id: string): void {
	chooseDataSet(id);
	requestAnimationFrame(() => document.getElementById(radioId(id))?.focus({ preventScroll: true }));
}

function DataSetItem({ listed }: { listed: DataSet }) {
	const { inUse, use, remove: removeName, removeNamed } = texts.value;
	const name = listed.name[language.value];
	const ownDataSet = ownDataSets.value.find(({ id }) => id === listed.id);
	const isUsed = dataSet.value.id === listed.id;
	return (
		<li class={isUsed ? `${css.set} ${css.setUsed}` : css.set}>
			<label class={css.setName}>
				<input
					type="radio"
					id={radioId(listed.id)}
					name="data-set"
					checked={isUsed}
					aria-label={use(name)}
					onChange={() => choose(listed.id)}
				/>
				<span aria-hidden="true">{name}</span>
				{isUsed && <span class={css.used}>{inUse}</span>}
			</label>
			<ul class={css.facts}>
				{factsOf(listed, ownDataSet).map((fact) => (
					<li key={fact}>{fact}</li>
				))}
			</ul>
			{ownDataSet && (
				<button
					type="button"
					class="button button-quiet"
					aria-label={removeNamed(name)}
					onClick={() => void deleteWithUndo(ownDataSet)}
				>
					{removeName}
				</button>
			)}
		</li>
	);
}

function StorageErrorNotice() {
	const { storageFailed, damaged, removeDamaged } = texts.value;
	const error = dataSetError.value;
	if (!error || isInNotKeptNotice(error)) return null;
	if (error.code !== "unreadable") {
		return <Notice title={storageFailed} detail={error.message} onAction={() => void relistDataSets()} />;
	}
	return (
		<Notice
			title={damaged}
			detail={error.message}
			actionLabel={removeDamaged}
			onAction={() => void deleteUnreadableDataSets()}
		/>
	);
}

/** Where the browser refuses its storage, one notice says so. */
function isInNotKeptNotice({ code }: StorageError): boolean {
	return code === "refused" && ownDataSets.value.some(({ notKeptReason }) => notKeptReason?.code === code);
}

function NotKeptNotice() {
	const [why] = ownDataSets.value.flatMap(({ notKeptReason }) => notKeptReason ?? []);
	return why ? <Notice title={texts.value.notKept} detail={why.message} /> : null;
}

export function DataSets() {
	const section = useFocusFallback<HTMLElement>(allDataSets.value);
	return (
		<section aria-labelledby="data-sets" ref={section} tabIndex={-1}>
			<h2 id="data-sets">{texts.value.choose}</h2>
			<StorageErrorNotice />
			<NotKeptNotice />
			{deletions.list.value.map((deletion) => (
				<DeletedNotice
					key={deletion.own.id}
					item={deletion}
					name={deletion.own.record.name}
					onUndo={() => void undoDeletion(deletion)}
				/>
			))}
			<fieldset aria-labelledby="data-sets">
				<ul class={css.sets}>
					{allDataSets.value.map((listed) => (
						<DataSetItem key={listed.id} listed={listed} />
					))}
				</ul>
			</fieldset>
		</section>
	);
}
